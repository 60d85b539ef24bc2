package dev.refit.events.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.CloudEvents;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.Topics;
import dev.refit.events.checks.Excerpt;
import dev.refit.events.golden.FlightDelay;
import dev.refit.events.run.Failure.Fault;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @Test
    void theLastFiftyLinesOfTheLogAreKept() {
        List<String> log =
                IntStream.rangeClosed(1, 80).mapToObj(Integer::toString).toList();

        Failure failure = new Failure(Fault.PLATFORM, "killed", "m", "h").withLog(log);

        assertThat(failure.log()).hasSize(50).startsWith("31").endsWith("80");
    }

    @Test
    void longTextsAreCutWithAnEllipsis() {
        Failure failure =
                new Failure(Fault.PLATFORM, "killed", "m".repeat(9_000), null).withLog(List.of("l".repeat(9_000)));

        assertThat(failure.message()).hasSize(Excerpt.MESSAGE).endsWith("m…");
        assertThat(failure.log().get(0)).hasSize(Excerpt.LINE).endsWith("l…");
        assertThat(failure.hint()).isEmpty();
    }

    @Test
    void aCharacterIsNeverCutInTwo() {
        String airplanes = "✈".repeat(Excerpt.LINE - 2) + "🛩🛩";

        String cut = Excerpt.of(airplanes, Excerpt.LINE);

        assertThat(cut).hasSize(Excerpt.LINE - 1).endsWith("✈…");
    }

    @Test
    void aFailureWithoutWordsIsStillTold() {
        Failure failure = new Failure(Fault.PLATFORM, "unexpected", " ", null, Arrays.asList("a", null));

        assertThat(failure.message()).isEqualTo("unexpected");
        assertThat(failure.log()).containsExactly("a", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "漢", "\u0007", "\""})
    void theLongestFailureFitsIntoItsTopic(String character) {
        String text = character.repeat(10_000);
        Failure failure = new Failure(Fault.DATA, "c", text, text, Collections.nCopies(100, text));
        StageFailed event = new StageFailed(StageRef.of(FlightDelay.run(), Stage.INGEST), List.of(), failure);

        assertThat(CloudEvents.encode(event, "ingest", Instant.EPOCH).value().length)
                .isLessThan(Topics.MAX_PAYLOAD);
    }

    @Test
    void onlyThePlatformsFailuresAreTriedAgain() {
        assertThat(Fault.values())
                .filteredOn(fault -> new Failure(fault, "c", "m", "").retryable())
                .containsExactly(Fault.PLATFORM);
    }
}
