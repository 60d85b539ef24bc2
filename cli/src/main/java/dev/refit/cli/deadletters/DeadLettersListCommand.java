package dev.refit.cli.deadletters;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(name = "list", description = "List dead letters, the newest last.")
public final class DeadLettersListCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description = "Only letters from this topic, such as refit.data.arrived.")
    private String topic;

    @Option(names = "--service", paramLabel = "NAME", description = "Only letters from this service.")
    private String service;

    @Option(names = "--state", paramLabel = "S", description = "Only letters in this state: ${COMPLETION-CANDIDATES}.")
    private LetterState state;

    public DeadLettersListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<DeadLetter> letters = DeadLetters.read(session.connection().kafka()).all().stream()
                .filter(letter -> topic == null
                        || letter.source() != null && letter.source().topic().equals(topic))
                .filter(letter -> service == null || service.equals(letter.service()))
                .filter(letter -> state == null || letter.state() == state)
                .toList();
        session.screen().answer(letters);
        if (letters.isEmpty()) {
            session.screen().say("No dead letters.");
        } else {
            session.screen().say(DeadLetterText.table(letters));
        }
        return ExitCodes.OK;
    }
}
