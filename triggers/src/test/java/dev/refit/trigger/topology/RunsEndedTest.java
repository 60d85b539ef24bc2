package dev.refit.trigger.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.trigger.rule.RunEnd;
import dev.refit.trigger.rule.RunEnd.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunsEndedTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anEndThatIsHeardLateDoesNotUndoALaterOne() {
        RunEnd failed = end(Outcome.FAILED, NOON);
        RunEnd succeeded = end(Outcome.SUCCEEDED, NOON.plusSeconds(60));

        RunsEnded heardAgain = RunsEnded.NONE.after(failed).after(succeeded).after(failed);

        assertThat(heardAgain.last()).isEqualTo(succeeded);
        assertThat(heardAgain.completed()).isEqualTo(succeeded);
        assertThat(RunsEnded.NONE.after(succeeded).after(failed)).isEqualTo(heardAgain);
    }

    @Test
    void ofTwoAtTheSameTimeTheOneHeardLaterCounts() {
        RunEnd cancelled = end(Outcome.CANCELLED, NOON);

        assertThat(RunsEnded.NONE
                        .after(end(Outcome.FAILED, NOON))
                        .after(cancelled)
                        .last())
                .isEqualTo(cancelled);
    }

    private static RunEnd end(Outcome outcome, Instant time) {
        return new RunEnd("delay-0001", "delay", "2026-02", outcome, time);
    }
}
