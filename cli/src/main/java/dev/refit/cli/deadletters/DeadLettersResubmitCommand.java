package dev.refit.cli.deadletters;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.run.topic.KafkaAccess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends dead letters to their topics again. */
@Command(
        name = "resubmit",
        description = {
            "Send dead letters to their original topics, with their original key, headers and payload.",
            "Either all are sent and marked as sent, or none. A record that several services could not read is sent once."
        })
public final class DeadLettersResubmitCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "The letters' ids, such as 3-17.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "Send all that were not sent again yet.")
    private boolean all;

    @Option(
            names = "--payload",
            paramLabel = "FILE",
            description = "Send this file's content instead of the payload. Needs exactly one ID.")
    private Path file;

    @Option(names = "--again", description = "Send a letter even if it was sent again already. Needs an ID.")
    private boolean again;

    public DeadLettersResubmitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        MendedPayload mended = file == null ? null : MendedPayload.read(file);
        KafkaAccess broker = session.connection().kafka();
        try (Resubmitter resubmitter = new Resubmitter(broker)) {
            // Read only now: whoever resubmitted before has been shut out, and what it sent is marked.
            DeadLetters letters = DeadLetters.read(broker);
            Selection selection = all
                    ? Selection.open(letters.all())
                    : Selection.named(
                            ids.stream().distinct().map(letters::require).toList(), again);
            if (mended != null) {
                mended.check(selection.letters().get(0));
            }
            List<Resubmitter.Sent> sent = selection.letters().isEmpty()
                    ? List.of()
                    : resubmitter.send(
                            selection.letters(),
                            letter -> mended == null ? letter.record().value() : mended.bytes());
            report(sent, selection.refused());
        }
        return ExitCodes.OK;
    }

    private void check() {
        String problem = null;
        if (all == !ids.isEmpty()) {
            problem = all
                    ? "ID: got " + String.join(" ", ids) + ", expected none beside --all."
                    : "ID: got none, expected at least one, or --all.";
        } else if (file != null && ids.size() != 1) {
            problem = "--payload: expected exactly one ID beside it.";
        } else if (again && all) {
            problem = "--again: expected an ID beside it, not --all.";
        }
        if (problem != null) {
            throw CliFailure.invalid(problem, "refit dead-letters resubmit --help shows how.");
        }
    }

    private void report(List<Resubmitter.Sent> sent, Map<DeadLetter, String> refused) {
        for (Resubmitter.Sent one : sent) {
            session.screen()
                    .say("Sent " + one.letter().id() + " again: "
                            + one.resubmission().sent());
        }
        refused.forEach((letter, why) -> session.screen().say("Left " + letter.id() + ": " + why + "."));
        if (sent.isEmpty() && refused.isEmpty()) {
            session.screen().say("No dead letter is open.");
        }
        session.screen()
                .answer(Map.of(
                        "sent",
                                sent.stream()
                                        .map(DeadLettersResubmitCommand::json)
                                        .toList(),
                        "left",
                                refused.entrySet().stream()
                                        .map(entry ->
                                                Map.of("id", entry.getKey().id(), "reason", entry.getValue()))
                                        .collect(Collectors.toList())));
    }

    private static Map<String, Object> json(Resubmitter.Sent sent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", sent.letter().id());
        json.put("sent", sent.resubmission().sent());
        json.put("time", sent.resubmission().time());
        return json;
    }
}
