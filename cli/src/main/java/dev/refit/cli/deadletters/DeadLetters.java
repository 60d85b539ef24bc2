package dev.refit.cli.deadletters;

import dev.refit.cli.CliFailure;
import dev.refit.cli.kafka.Broker;
import dev.refit.events.Topics;
import dev.refit.run.topic.KafkaAccess;
import dev.refit.run.topic.TopicReader;
import java.util.List;

/** The dead letters as they stand. */
public final class DeadLetters {
    private final List<DeadLetter> letters;

    private DeadLetters(List<DeadLetter> letters) {
        this.letters = letters;
    }

    public static DeadLetters read(KafkaAccess kafka) {
        DeadLetterFold fold = new DeadLetterFold();
        try (TopicReader reader = new Broker(kafka).topics(List.of(Topics.DEAD_LETTERS))) {
            reader.readToEnd(fold::add);
        }
        return new DeadLetters(fold.letters());
    }

    /** All, the newest last. */
    public List<DeadLetter> all() {
        return letters;
    }

    /** @throws CliFailure when there is none of this id */
    public DeadLetter require(String id) {
        if (!id.matches("\\d+-\\d+")) {
            throw CliFailure.invalid(
                    "dead letter: got " + id + ", expected <partition>-<offset> such as 3-17.",
                    "refit dead-letters list shows all.");
        }
        return letters.stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CliFailure.invalid(
                        "There is no dead letter " + id + ".",
                        letters.isEmpty()
                                ? "There is none at all: every record could be read."
                                : "refit dead-letters list shows all " + letters.size() + "."));
    }
}
