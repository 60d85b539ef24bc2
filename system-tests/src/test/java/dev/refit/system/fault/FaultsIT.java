package dev.refit.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.cli.platform.Part;
import dev.refit.events.EventType;
import dev.refit.events.Stage;
import dev.refit.system.RefitCommand;
import dev.refit.system.fault.history.ConsumerGroups;
import dev.refit.system.fault.history.Ending;
import dev.refit.system.fault.history.Fault;
import dev.refit.system.fault.history.Fault.Action;
import dev.refit.system.fault.history.Fault.Death;
import dev.refit.system.fault.history.Fault.Misbehaviour;
import dev.refit.system.fault.history.Fault.OnEvent;
import dev.refit.system.fault.history.Fault.Plan;
import dev.refit.system.fault.history.Fault.Point;
import dev.refit.system.fault.history.Fault.Slowness;
import dev.refit.system.fault.history.History;
import dev.refit.system.fault.history.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    private static final List<Point> POINTS = List.of(
            Point.BEFORE_CREATE,
            Point.AFTER_CREATE,
            Point.WHILE_RUNNING,
            Point.AFTER_RESULT,
            Point.AFTER_OUTCOME,
            Point.AFTER_SEND);
    private static final Fault SLOW = new Slowness("transform", 3000);
    private static final int LAST = 100;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static final List<History> PLAYED = new ArrayList<>();
    private static Theatre theatre;
    private static ConsumerGroups groups;
    private static Admin admin;

    @BeforeAll
    static void open() {
        theatre = new Theatre(RefitCommand.CHECKOUT, folder);
        admin = Admin.create(Map.of("bootstrap.servers", theatre.platform().bootstrapServers()));
        groups = new ConsumerGroups(admin);
    }

    @AfterAll
    static void close() throws InterruptedException {
        admin.close();
        theatre.close();
    }

    @Test
    @Order(1)
    void aServiceDiesAtEachPointOfItsStage() throws IOException {
        for (Point point : POINTS) {
            List<History> histories = new ArrayList<>();
            for (Stage stage : Stage.values()) {
                // Promotion launches nothing.
                if (stage != Stage.PROMOTION || point == Point.AFTER_OUTCOME || point == Point.AFTER_SEND) {
                    histories.add(history(
                            stage.key() + "-" + point,
                            new Slowness(stage == Stage.TRAINING ? "training-t1" : stage.key(), 4000),
                            new Death(point, stage)));
                }
            }
            int before = theatre.platform().restarts();

            play(histories);

            // Two deaths may have met in one process.
            assertThat(theatre.platform().restarts() - before).isBetween(4, histories.size());
        }
        try (Stream<Path> armed = Files.list(theatre.platform().folders().faults())) {
            assertThat(armed).as("every death has happened").isEmpty();
        }
    }

    @Test
    @Order(2)
    void theBrokerIsKilledInMidRun() {
        play(List.of(
                history("broker-1", SLOW, on(EventType.DATA_READY, Action.KILL_BROKER, Part.BROKER)),
                history("broker-2", SLOW),
                history("broker-3")));
    }

    @Test
    @Order(3)
    void everythingIsKilledAtOnceAndStartedAgain() {
        play(List.of(
                history("power-1", SLOW, on(EventType.DATA_READY, Action.POWER_CUT, Part.BROKER)),
                history("power-2", SLOW),
                history("power-3", new Slowness("packaging", 2000)),
                history("power-4", on(EventType.MODEL_TRAINED, Action.POWER_CUT, Part.BROKER))));
    }

    @Test
    @Order(4)
    void everyEventIsHeardTwice() {
        Fault[] twice = Stream.concat(
                        Stream.of(new Fault.Twice()),
                        Arrays.stream(EventType.values())
                                .filter(type -> type != EventType.DATA_ARRIVED)
                                .map(type -> on(type, Action.REPEAT_EVENT, Part.INGEST)))
                .toArray(Fault[]::new);

        play(List.of(history("twice-1", twice), history("twice-2", twice), failing("twice-3", twice)));
    }

    @Test
    @Order(5)
    void aSecondReplicaOfEachServiceComesInMidRunAndTheFirstGoes() {
        List<History> histories = new ArrayList<>();
        for (Part service : Part.services()) {
            histories.add(history(
                    "replica-" + service.key(),
                    new Slowness("ingest", 1500),
                    SLOW,
                    new Slowness("training-t2", 1500),
                    new Slowness("packaging", 1500),
                    on(EventType.RUN_REQUESTED, Action.ADD_REPLICA, service),
                    on(EventType.FEATURES_BUILT, Action.KILL, service),
                    on(EventType.MODEL_PROMOTED, Action.REMOVE_REPLICA, service)));
        }

        play(histories);
    }

    @Test
    @Order(6)
    void aServiceSleepsLongerThanItsSessionWhileAnotherTakesOver() {
        List<History> histories = new ArrayList<>();
        Part.services()
                .forEach(service -> histories.add(history(
                        "frozen-" + service.key(),
                        SLOW,
                        new Slowness(service == Part.TRAINING ? "training-t1" : service.key(), 1500),
                        on(EventType.RUN_REQUESTED, Action.ADD_REPLICA, service),
                        on(startOf(service), Action.FREEZE, service))));

        play(histories);
    }

    @Test
    @Order(7)
    void aServiceIsCutFromTheBroker() {
        List<History> histories = new ArrayList<>();
        Part.services()
                .forEach(service -> histories.add(
                        history("cut-" + service.key(), SLOW, on(startOf(service), Action.CUT, service))));

        play(histories);
    }

    @Test
    @Order(8)
    void theArtifactStoreIsFullForAWhileOrAway() {
        play(List.of(
                history("full-1", on(EventType.RUN_REQUESTED, Action.STORE_FULL, Part.INGEST)),
                history("full-2", SLOW, on(EventType.STAGE_STARTED, Action.STORE_DOWN, Part.INGEST)),
                history("full-3", on(EventType.MODEL_TRAINED, Action.STORE_FULL, Part.INGEST)),
                history("full-4", on(EventType.MODEL_PACKAGED, Action.STORE_DOWN, Part.INGEST))));
    }

    @Test
    @Order(9)
    void aRunIsCancelledWhereverItIs() {
        List<History> histories = new ArrayList<>();
        for (EventType event : List.of(
                EventType.RUN_REQUESTED, EventType.DATA_READY, EventType.FEATURES_BUILT, EventType.MODEL_TRAINED)) {
            histories.add(history(
                    "cancel-" + event.key(),
                    new Slowness("ingest", 2000),
                    new Slowness("transform", 2000),
                    new Slowness("training-t1", 2000),
                    new Slowness("packaging", 2000),
                    on(event, Action.CANCEL, Part.INGEST)));
        }

        play(histories);

        for (History history : histories) {
            assertThat(theatre.ending(history)).as(history.toString()).isEqualTo(Ending.CANCELLED);
        }
    }

    @Test
    @Order(10)
    void aFailedRunIsTriedAgainWhileItsServicesDie() {
        Fault retry = on(EventType.STAGE_FAILED, Action.RETRY, Part.INGEST);
        List<History> histories = List.of(
                failing("retry-transform", retry, on(EventType.STAGE_FAILED, Action.KILL, Part.TRANSFORM)),
                history(
                        "retry-trial",
                        new Misbehaviour("training-t2", 1, Plan.USER_CODE),
                        retry,
                        new Death(Point.AFTER_OUTCOME, Stage.TRAINING)),
                history("retry-packaging", new Misbehaviour("packaging", 3, Plan.EXIT), retry));

        play(histories);

        for (History history : histories) {
            assertThat(theatre.ending(history)).as(history.toString()).isEqualTo(Ending.SUCCEEDED);
        }
    }

    @Test
    @Order(11)
    void lagIsAboveZeroWhileAWorkloadRunsAndZeroAfterwards() {
        await().atMost(Duration.ofMinutes(1)).until(() -> groups.lag() == 0);
        History history = history("lag", new Slowness("transform", 5000));
        theatre.begin(history);
        await().atMost(Duration.ofMinutes(1)).until(() -> groups.lag("transform") > 0);

        theatre.platform().kill(Part.TRANSFORM);
        theatre.platform().addReplica(Part.TRANSFORM);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> groups.lag("transform") > 0 || theatre.hasEnded(history));

        theatre.finish(history);
        PLAYED.add(history);
        await().atMost(Duration.ofMinutes(1)).until(() -> groups.lag() == 0);
    }

    @Test
    @Order(LAST)
    void everythingIsHeardFromTheStartAgainAfterFailuresCancellationsAndHousekeeping() throws IOException {
        play(List.of(failing("replayed-failure"), history("replayed-success")));
        RefitCommand refit = new RefitCommand(theatre.platform().home().folder());
        RefitCommand.Answer gc = refit.run("gc", "--keep", "0", "--yes", "--json");
        assertThat(gc.exitCode()).as(gc.output()).isZero();
        long diary = Files.size(theatre.platform().folders().tiny().resolve("diary"));
        int requested = theatre.watch().on(EventType.RUN_REQUESTED.topic()).size();
        int said = theatre.watch().on(EventType.MODEL_PROMOTED.topic()).size();

        theatre.platform().endServices();
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(groups::forget);
        theatre.platform().up();

        await().atMost(Duration.ofMinutes(2)).until(() -> groups.lag() == 0);
        await("what was said is said again")
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        theatre.watch().on(EventType.MODEL_PROMOTED.topic()).size() >= 2 * said);
        theatre.judgeAgain(PLAYED);
        assertThat(theatre.watch().on(EventType.RUN_REQUESTED.topic())).hasSize(requested);
        assertThat(Files.size(theatre.platform().folders().tiny().resolve("diary")))
                .as("no workload was started")
                .isEqualTo(diary);
    }

    private static void play(List<History> histories) {
        PLAYED.addAll(histories);
        theatre.play(histories);
    }

    private static History history(String name, Fault... faults) {
        return History.of(name, name.toLowerCase(java.util.Locale.ROOT).replace('_', '-'), folders(), List.of(faults));
    }

    private static History failing(String name, Fault... faults) {
        List<Fault> all = new ArrayList<>(List.of(faults));
        all.add(new Misbehaviour("transform", 3, Plan.DIE));
        return history(name, all.toArray(Fault[]::new));
    }

    private static Fault on(EventType event, Action action, Part service) {
        return new OnEvent(event, action, service);
    }

    private static EventType startOf(Part service) {
        return switch (service) {
            case TRANSFORM -> EventType.DATA_READY;
            case TRAINING -> EventType.FEATURES_BUILT;
            case PACKAGING -> EventType.MODEL_TRAINED;
            case INGEST, BROKER -> EventType.RUN_REQUESTED;
        };
    }

    private static dev.refit.system.fault.platform.Folders folders() {
        return theatre.platform().folders();
    }
}
