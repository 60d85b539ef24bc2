package dev.refit.ingest.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.ingest.customresource.LastRun.State;
import dev.refit.stage.testing.Samples;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusFoldTest {
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    private static final List<String> INPUTS = List.of("bottles: 2020");

    private final RunContext first = Samples.run();
    private final RunContext second = Samples.run();

    /** Something that was said, and when. */
    private record Said(RunEvent event, int minute) {
        RefitStatus in(RefitStatus status) {
            return StatusFold.fold(status, event, NOON.plusSeconds(minute * 60L));
        }
    }

    @Test
    void aRunThatIsPromotedIsTheLastAndItsModelTheNewest() {
        RefitStatus running = fold(requested(first, 0));
        RefitStatus ended = fold(requested(first, 0), promoted(first, "1.0.1", 5));

        assertThat(running.lastRun()).isEqualTo(new LastRun(first.run(), 1, "2020", State.Running, NOON, null, INPUTS));
        assertThat(running.conditions())
                .containsExactly(new Condition(
                        "Ready", "Unknown", "Running", first.run() + ": of the partition 2020", null, NOON));
        assertThat(ended.lastRun())
                .isEqualTo(new LastRun(first.run(), 1, "2020", State.Succeeded, NOON, NOON.plusSeconds(300), INPUTS));
        assertThat(ended.model())
                .isEqualTo(new PromotedModel(
                        "1.0.1",
                        "com.example:wine-model:1.0.1",
                        first.run(),
                        new PromotedModel.Metric("rmse", 0.5),
                        NOON.plusSeconds(300)));
        assertThat(ended.conditions()).singleElement().satisfies(ready -> {
            assertThat(ready.status()).isEqualTo("True");
            assertThat(ready.message()).endsWith(": com.example:wine-model:1.0.1, rmse 0.5");
        });
    }

    @Test
    void theEndOfAnUploadedModelThatIsCalledAsARefitMattersToNoRefit() {
        RunRef upload = new RunRef("wine-0123456789", 1, "wine", RunRef.UPLOADED);

        assertThat(StatusFold.matters(new StageCancelled(StageRef.of(upload, Stage.PACKAGING), "")))
                .isFalse();
        assertThat(StatusFold.matters(new StageCancelled(StageRef.of(first, Stage.PACKAGING), "")))
                .isTrue();
    }

    @Test
    void whyARunHasNoModelIsSaid() {
        assertThat(fold(requested(first, 0), failed(first, 1)).conditions())
                .extracting(Condition::status, Condition::reason, Condition::message)
                .containsExactly(tuple("False", "Failed", "transform: no column carrier Correct the SQL."));
        assertThat(fold(
                                requested(first, 0),
                                new Said(
                                        new StageCancelled(StageRef.of(first, Stage.TRAINING), "not needed any more"),
                                        2))
                        .conditions())
                .extracting(Condition::status, Condition::reason, Condition::message)
                .containsExactly(tuple("False", "Cancelled", "training: not needed any more"));
        assertThat(fold(
                                requested(first, 0),
                                new Said(
                                        new ModelRejected(
                                                first.run(), 1, "wine", "2020", "a:b:1", "worse", "rmse", 0.9),
                                        2))
                        .conditions())
                .extracting(Condition::status, Condition::reason, Condition::message)
                .containsExactly(tuple("False", "Rejected", "a:b:1 stays private: worse"));
    }

    @Test
    void eventsThatComeAgainOrInAnotherOrderComeToTheSame() {
        List<Said> said = List.of(
                requested(first, 0),
                promoted(first, "1.0.1", 5),
                requested(second, 1),
                promoted(second, "1.0.0", 4),
                failed(second, 6));
        Set<RefitStatus> ends = new HashSet<>();

        orders(said).stream().filter(this::requestsComeFirst).forEach(order -> {
            RefitStatus once = fold(order.toArray(Said[]::new));
            ends.add(order.stream().reduce(once, (status, event) -> event.in(status), (a, b) -> b));
            ends.add(once);
        });

        assertThat(ends.stream().map(status -> List.of(status.lastRun(), status.model())))
                .containsOnly(List.of(
                        new LastRun(
                                second.run(),
                                1,
                                "2020",
                                State.Succeeded,
                                NOON.plusSeconds(60),
                                NOON.plusSeconds(240),
                                INPUTS),
                        PromotedModel.of(
                                (ModelPromoted) promoted(first, "1.0.1", 5).event(), NOON.plusSeconds(300))));
    }

    @Test
    void aRetryRunsAgainAndItsEndCounts() {
        RunContext again = first.inGeneration(2);
        Said ready = new Said(new DataReady(again, Samples.snapshots()), 3);
        RefitStatus failed = fold(requested(first, 0), failed(first, 1));

        RefitStatus retried = ready.in(failed);
        RefitStatus late = failed(first, 1).in(retried);
        RefitStatus done = promoted(again, "1.0.2", 4).in(late);

        assertThat(retried.lastRun()).isEqualTo(new LastRun(first.run(), 2, "2020", State.Running, NOON, null, INPUTS));
        assertThat(late).isEqualTo(retried);
        assertThat(done.lastRun().state()).isEqualTo(State.Succeeded);
        assertThat(done.lastRun().generation()).isEqualTo(2);
    }

    @Test
    void aRunThatOnlyItsEndIsHeardOfIsTheLastUntilALaterOneIsRequested() {
        RefitStatus status = fold(failed(first, 1));

        assertThat(status.lastRun().started()).isNull();
        assertThat(requested(first, 0).in(status).lastRun().started()).isEqualTo(NOON);
        assertThat(requested(second, 0).in(status)).isEqualTo(status);
        assertThat(requested(second, 2).in(status).lastRun().id()).isEqualTo(second.run());
    }

    @Test
    void whatLiesBetweenRequestAndEndIsNotLookedUpUnlessItIsARetry() {
        assertThat(StatusFold.matters(new DataReady(first, Samples.snapshots())))
                .isFalse();
        assertThat(StatusFold.matters(new DataReady(first.inGeneration(2), Samples.snapshots())))
                .isTrue();
        assertThat(StatusFold.matters(requested(first, 0).event())).isTrue();
        assertThat(StatusFold.refit(requested(first, 0).event())).isEqualTo("wine");
    }

    private static RefitStatus fold(Said... events) {
        RefitStatus status = RefitStatus.NONE;
        for (Said event : events) {
            status = event.in(status);
        }
        return status;
    }

    private boolean requestsComeFirst(List<Said> order) {
        return order.indexOf(requested(first, 0)) < order.indexOf(promoted(first, "1.0.1", 5))
                && order.indexOf(requested(second, 1)) < order.indexOf(promoted(second, "1.0.0", 4))
                && order.indexOf(requested(second, 1)) < order.indexOf(failed(second, 6));
    }

    private static List<List<Said>> orders(List<Said> said) {
        if (said.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Said>> orders = new ArrayList<>();
        for (Said one : said) {
            List<Said> others = new ArrayList<>(said);
            others.remove(one);
            for (List<Said> rest : orders(others)) {
                List<Said> order = new ArrayList<>(List.of(one));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    private static Said requested(RunContext run, int minute) {
        return new Said(new RunRequested(run), minute);
    }

    private static Said promoted(RunContext run, String version, int minute) {
        return new Said(
                new ModelPromoted(
                        run.run(),
                        run.generation(),
                        "wine",
                        "2020",
                        "com.example:wine-model:" + version,
                        URI.create("file:///wine.jar"),
                        "rmse",
                        0.5),
                minute);
    }

    private static Said failed(RunContext run, int minute) {
        return new Said(
                new StageFailed(
                        StageRef.of(run, Stage.TRANSFORM),
                        List.of(),
                        new Failure(Fault.USER_CODE, "sql", "no column carrier", "Correct the SQL.")),
                minute);
    }

    private org.assertj.core.groups.Tuple tuple(String status, String reason, String message) {
        return org.assertj.core.api.Assertions.tuple(status, reason, first.run() + ": " + message);
    }
}
