package dev.refit.cli.gc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private final List<RunView> runs = List.of(
            run("delay", 9, RunState.SUCCEEDED),
            run("delay", 7, RunState.SUCCEEDED),
            run("delay", 8, RunState.SUCCEEDED),
            run("delay", 6, RunState.FAILED),
            run("delay", 5, RunState.CANCELLED),
            run("delay", 4, RunState.RUNNING),
            run("wine", 3, RunState.SUCCEEDED));

    @Test
    void theNewestSucceededOfEachRefitAreKept() {
        assertThat(expired(new Retention(2, Duration.ZERO, null))).containsExactly("delay-9", "delay-6", "delay-5");
    }

    @Test
    void theRunOfTheNewestModelIsKeptWhateverIsAskedFor() {
        assertThat(expired(new Retention(0, Duration.ZERO, null)))
                .containsExactly("delay-9", "delay-8", "delay-6", "delay-5");
    }

    @Test
    void whatEndedNotLongAgoIsKept() {
        assertThat(expired(new Retention(1, Duration.ofDays(7), null))).containsExactly("delay-9", "delay-8");
    }

    @Test
    void otherRefitsAreLeftAlone() {
        assertThat(expired(new Retention(0, Duration.ZERO, "wine"))).isEmpty();
    }

    private List<String> expired(Retention retention) {
        return retention.expired(runs, NOW).stream().map(RunView::run).toList();
    }

    private static RunView run(String refit, int daysAgo, RunState state) {
        Instant ended = NOW.minus(Duration.ofDays(daysAgo));
        return new RunView(
                refit + "-" + daysAgo,
                refit,
                "2026-01",
                1,
                state,
                false,
                ended,
                state.isOver() ? ended : null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of());
    }
}
