package dev.refit.cli.deadletters;

import static dev.refit.cli.deadletters.Letters.headers;
import static dev.refit.cli.deadletters.Letters.letter;
import static dev.refit.cli.deadletters.Letters.mark;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterFoldTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ARRIVALS = "refit.data.arrived";

    private final DeadLetterFold fold = new DeadLetterFold();

    @Test
    void theNewestLetterIsTheLastWhateverItsPartition() {
        List<DeadLetter> letters = fold(
                letter(0, 1, headers("ingest", ARRIVALS, 1, NOON.plusSeconds(2))),
                letter(1, 0, headers("ingest", ARRIVALS, 2, NOON)),
                letter(2, 5, headers("ingest", ARRIVALS, 3, NOON.plusSeconds(1))));

        assertThat(letters).extracting(DeadLetter::id).containsExactly("1-0", "2-5", "0-1");
        assertThat(letters).extracting(DeadLetter::state).containsOnly(LetterState.OPEN);
    }

    @Test
    void aMarkIsNoLetterAndItsLetterIsResubmitted() {
        List<DeadLetter> letters = fold(
                mark(0, 2, "0-1"),
                letter(0, 0, headers("ingest", ARRIVALS, 1, NOON)),
                letter(0, 1, headers("ingest", ARRIVALS, 2, NOON)));

        assertThat(letters).extracting(DeadLetter::state).containsExactly(LetterState.OPEN, LetterState.RESUBMITTED);
        assertThat(letters.get(1).resubmissions())
                .extracting(Resubmission::sent)
                .containsExactly("refit.data.arrived/0/9");
    }

    @Test
    void lettersOfOneRecordAreResubmittedTogether() {
        List<DeadLetter> letters = fold(
                letter(0, 0, headers("ingest", "refit.run.cancel-requested", 7, NOON)),
                letter(0, 1, headers("training", "refit.run.cancel-requested", 7, NOON)),
                letter(0, 2, headers("training", "refit.run.cancel-requested", 8, NOON)),
                mark(0, 3, "0-1"));

        assertThat(letters)
                .extracting(DeadLetter::state)
                .containsExactly(LetterState.RESUBMITTED, LetterState.RESUBMITTED, LetterState.OPEN);
    }

    @Test
    void aLetterThatSaysNothingOfItselfIsListedAllTheSame() {
        DeadLetter letter = fold(letter(0, 0, new RecordHeaders())).get(0);

        assertThat(letter.source()).isNull();
        assertThat(letter.time()).isNotNull();
        assertThat(letter.refusal()).hasValue("its headers do not say which topic it came from");
    }

    @Test
    void onlyTopicsOfEventsAreSentTo() {
        assertThat(refusal("refit.data.arrived")).isNull();
        assertThat(refusal("refit.definitions")).contains("refit apply");
        assertThat(refusal("refit-triggers-triggers-repartition")).contains("refit run");
    }

    private String refusal(String topic) {
        return DeadLetter.of(letter(0, 0, headers("ingest", topic, 1, NOON)), List.of())
                .refusal()
                .orElse(null);
    }

    @SafeVarargs
    private List<DeadLetter> fold(ConsumerRecord<String, byte[]>... records) {
        List.of(records).forEach(fold::add);
        return fold.letters();
    }
}
