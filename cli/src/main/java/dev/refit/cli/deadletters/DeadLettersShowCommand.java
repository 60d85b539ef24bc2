package dev.refit.cli.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a dead letter. */
@Command(name = "show", description = "Show a dead letter with all its headers and its payload.")
public final class DeadLettersShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The letter's id, such as 3-17.")
    private String id;

    @Option(names = "--payload", paramLabel = "FILE", description = "Write the payload's bytes to this file as well.")
    private Path file;

    public DeadLettersShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DeadLetter letter = DeadLetters.read(session.connection().kafka()).require(id);
        if (file != null) {
            write(letter);
        }
        session.screen().answer(json(letter));
        session.screen().say(DeadLetterText.whole(letter));
        return ExitCodes.OK;
    }

    private void write(DeadLetter letter) {
        if (letter.record().value() == null) {
            throw CliFailure.invalid("The dead letter " + id + " has no payload to write to " + file + ".", "");
        }
        try {
            Files.write(file, letter.record().value());
        } catch (IOException e) {
            throw CliFailure.invalid("--payload: cannot write " + file + ": " + e, "");
        }
    }

    /** With {@code text}, or with {@code base64} when it is no text. */
    private static ObjectNode json(DeadLetter letter) {
        ObjectNode json = RefitJson.mapper().valueToTree(letter);
        byte[] bytes = letter.record().value();
        if (bytes != null) {
            new Payload(bytes).text().ifPresentOrElse(text -> json.put("text", text), () -> json.put("base64", bytes));
        }
        return json;
    }
}
