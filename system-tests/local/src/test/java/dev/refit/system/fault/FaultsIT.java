package dev.refit.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.cli.platform.Part;
import dev.refit.events.EventType;
import dev.refit.events.run.Stage;
import dev.refit.system.command.RefitCommand;
import dev.refit.system.fault.history.BackfillScenario;
import dev.refit.system.fault.history.ConsumerGroups;
import dev.refit.system.fault.history.Fault;
import dev.refit.system.fault.history.Fault.Action;
import dev.refit.system.fault.history.Fault.Death;
import dev.refit.system.fault.history.Fault.Misbehaviour;
import dev.refit.system.fault.history.Fault.Plan;
import dev.refit.system.fault.history.Fault.Point;
import dev.refit.system.fault.history.Fault.Slowness;
import dev.refit.system.fault.history.Fault.Standstill;
import dev.refit.system.fault.history.History;
import dev.refit.system.fault.history.HistoryRunner;
import dev.refit.system.fault.history.LagScenario;
import dev.refit.system.fault.history.RunEnding;
import dev.refit.system.fault.history.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a platform must outlive, one thing after the other, on one platform; at the end all of it is heard once more. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
    private static final int LAST = 100;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static final List<History> PLAYED = new ArrayList<>();
    private static HistoryRunner runner;
    private static Scenarios scenarios;
    private static ConsumerGroups groups;
    private static Admin admin;

    @BeforeAll
    static void open() {
        runner = new HistoryRunner(RefitCommand.CHECKOUT, folder);
        scenarios = new Scenarios(runner.platform().folders());
        admin = Admin.create(Map.of("bootstrap.servers", runner.platform().bootstrapServers()));
        groups = new ConsumerGroups(admin);
    }

    @AfterAll
    static void close() throws InterruptedException {
        admin.close();
        runner.close();
    }

    @Test
    @Order(1)
    void aServiceDiesAtEachPointOfItsStage() throws IOException {
        int before = runner.platform().restarts();

        // One point after the other: a process that dies at one of them never comes to the other.
        int deaths = 0;
        for (Point point : Scenarios.POINTS) {
            List<History> histories = scenarios.deaths(point);
            play(histories);
            deaths += histories.size();
        }

        // Those of packaging and promotion may have met in one process.
        assertThat(runner.platform().restarts() - before).isBetween(Scenarios.POINTS.size(), deaths);
        try (Stream<Path> armed = Files.list(runner.platform().folders().faults())) {
            assertThat(armed).as("every death has happened").isEmpty();
        }
    }

    @Test
    @Order(2)
    void theBrokerIsKilledInMidRun() {
        play(List.of(
                scenarios.history(
                        "broker-1",
                        Scenarios.SLOW,
                        Scenarios.on(EventType.DATA_READY, Action.KILL_BROKER, Part.BROKER)),
                scenarios.history("broker-2", Scenarios.SLOW),
                scenarios.history("broker-3")));
    }

    @Test
    @Order(3)
    void everythingIsKilledAtOnceAndStartedAgain() {
        play(List.of(
                scenarios.history(
                        "power-1", Scenarios.SLOW, Scenarios.on(EventType.DATA_READY, Action.POWER_CUT, Part.BROKER)),
                scenarios.history("power-2", Scenarios.SLOW),
                scenarios.history("power-3", new Slowness("packaging", 2000)),
                scenarios.history("power-4", Scenarios.on(EventType.MODEL_TRAINED, Action.POWER_CUT, Part.BROKER))));
    }

    @Test
    @Order(4)
    void everyEventIsHeardTwice() {
        play(scenarios.repetitions());
    }

    @Test
    @Order(5)
    void aSecondReplicaOfEachServiceComesInMidRunAndTheFirstGoes() {
        play(scenarios.replicas());
    }

    @Test
    @Order(6)
    void aServiceSleepsLongerThanItsSessionWhileAnotherTakesOver() {
        List<History> histories = new ArrayList<>();
        Part.services()
                .forEach(service -> histories.add(scenarios.history(
                        "frozen-" + service.key(),
                        Scenarios.SLOW,
                        new Slowness(service == Part.TRAINING ? "training-t1" : service.key(), 1500),
                        Scenarios.on(EventType.RUN_REQUESTED, Action.ADD_REPLICA, service),
                        Scenarios.on(startOf(service), Action.FREEZE, service))));

        play(histories);
    }

    @Test
    @Order(7)
    void aServiceIsCutFromTheBroker() {
        List<History> histories = new ArrayList<>();
        Part.services()
                .forEach(service -> histories.add(scenarios.history(
                        "cut-" + service.key(), Scenarios.SLOW, Scenarios.on(startOf(service), Action.CUT, service))));

        play(histories);
    }

    @Test
    @Order(8)
    void theArtifactStoreIsFullForAWhileOrAway() {
        play(List.of(
                scenarios.history("full-1", Scenarios.on(EventType.RUN_REQUESTED, Action.STORE_FULL, Part.INGEST)),
                scenarios.history(
                        "full-2",
                        Scenarios.SLOW,
                        Scenarios.on(EventType.STAGE_STARTED, Action.STORE_DOWN, Part.INGEST)),
                scenarios.history("full-3", Scenarios.on(EventType.MODEL_TRAINED, Action.STORE_FULL, Part.INGEST)),
                scenarios.history("full-4", Scenarios.on(EventType.MODEL_PACKAGED, Action.STORE_DOWN, Part.INGEST))));
    }

    @Test
    @Order(9)
    void aRunIsCancelledWhereverItIs() {
        List<History> histories = new ArrayList<>();
        for (EventType event : List.of(
                EventType.RUN_REQUESTED, EventType.DATA_READY, EventType.FEATURES_BUILT, EventType.MODEL_TRAINED)) {
            histories.add(scenarios.history(
                    "cancel-" + event.key(),
                    new Slowness("ingest", 2000),
                    new Slowness("transform", 2000),
                    new Slowness("training-t1", 2000),
                    new Slowness("packaging", 2000),
                    Scenarios.on(event, Action.CANCEL, Part.INGEST)));
        }

        play(histories);

        for (History history : histories) {
            assertThat(runner.ending(history)).as(history.toString()).isEqualTo(RunEnding.CANCELLED);
        }
    }

    @Test
    @Order(10)
    void aFailedRunIsTriedAgainWhileItsServicesDie() {
        Fault retry = Scenarios.on(EventType.STAGE_FAILED, Action.RETRY, Part.INGEST);
        List<History> histories = List.of(
                scenarios.failing(
                        "retry-transform", retry, Scenarios.on(EventType.STAGE_FAILED, Action.KILL, Part.TRANSFORM)),
                scenarios.history(
                        "retry-trial",
                        new Misbehaviour("training-t2", 1, Plan.USER_CODE),
                        retry,
                        new Death(Point.AFTER_OUTCOME, Stage.TRAINING)),
                scenarios.history("retry-packaging", new Misbehaviour("packaging", 3, Plan.EXIT), retry));

        play(histories);

        for (History history : histories) {
            assertThat(runner.ending(history)).as(history.toString()).isEqualTo(RunEnding.SUCCEEDED);
        }
    }

    @Test
    @Order(11)
    void lagIsAboveZeroWhileAWorkloadRunsAndZeroAfterwards() {
        await().atMost(Duration.ofMinutes(5)).until(() -> groups.lag() == 0);
        PLAYED.add(LagScenario.play(runner, groups, scenarios));
    }

    @Test
    @Order(12)
    void aServiceStandsStillBeforeItLaunchesWhileAnotherTakesOverAndTheRunIsCancelled() {
        List<History> histories = new ArrayList<>();
        for (Part service : Part.services()) {
            Fault still = new Standstill(Stage.valueOf(service.name()));
            Fault replica = Scenarios.on(EventType.RUN_REQUESTED, Action.ADD_REPLICA, service);
            histories.add(scenarios.history("still-" + service.key(), Scenarios.SLOW, replica, still));
            histories.add(scenarios.history(
                    "still-cancelled-" + service.key(),
                    Scenarios.SLOW,
                    replica,
                    still,
                    Scenarios.on(startOf(service), Action.CANCEL, service)));
        }

        play(histories);
    }

    @Test
    @Order(13)
    void aServiceThatDiesPublishesAgainOnlyWhatWasUnfinished() {
        History stuck = scenarios.history("stuck", new Slowness("training-t1", 15_000));
        runner.begin(stuck);
        List<History> others = Stream.iterate(1, i -> i + 1)
                .limit(8)
                .map(i -> scenarios.history("beside-stuck-" + i))
                .toList();
        play(others);
        AtomicReference<Object> before = new AtomicReference<>();
        await("what is done is committed")
                .pollInterval(Duration.ofSeconds(2))
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    Object committed = groups.committed("training");
                    return committed.equals(before.getAndSet(committed));
                });

        runner.platform().kill(Part.TRAINING);
        runner.finish(stuck);

        for (History history : others) {
            assertThat(runner.watch().of(history.id()))
                    .as(history.toString())
                    .filteredOn(record -> record.topic().equals(EventType.MODEL_TRAINED.topic()))
                    .hasSize(1);
        }
        PLAYED.add(stuck);
    }

    @Test
    @Order(14)
    void aBackfillRunsEachPartitionOnceThoughServiceAndBrokerDie() throws IOException {
        PLAYED.addAll(BackfillScenario.play(runner, scenarios));
    }

    @Test
    @Order(LAST)
    void everythingIsHeardFromTheStartAgainAfterFailuresCancellationsAndHousekeeping() throws IOException {
        play(List.of(scenarios.failing("replayed-failure"), scenarios.history("replayed-success")));
        RefitCommand refit = new RefitCommand(runner.platform().home().folder());
        RefitCommand.Answer gc = refit.run("gc", "--keep", "0", "--yes", "--json");
        assertThat(gc.exitCode()).as(gc.output()).isZero();
        runner.hearAgain(groups, PLAYED);
    }

    private static void play(List<History> histories) {
        PLAYED.addAll(histories);
        runner.play(histories);
    }

    private static EventType startOf(Part service) {
        return switch (service) {
            case TRANSFORM -> EventType.DATA_READY;
            case TRAINING -> EventType.FEATURES_BUILT;
            case PACKAGING -> EventType.MODEL_TRAINED;
            case INGEST, BROKER -> EventType.RUN_REQUESTED;
        };
    }
}
