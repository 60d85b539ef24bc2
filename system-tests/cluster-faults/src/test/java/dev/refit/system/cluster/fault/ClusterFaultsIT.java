package dev.refit.system.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.cli.platform.Part;
import dev.refit.system.command.RefitCommand;
import dev.refit.system.command.RefitImages;
import dev.refit.system.fault.history.ConsumerGroups;
import dev.refit.system.fault.history.Fault.Point;
import dev.refit.system.fault.history.Fault.Slowness;
import dev.refit.system.fault.history.History;
import dev.refit.system.fault.history.HistoryRunner;
import dev.refit.system.fault.history.LagScenario;
import dev.refit.system.fault.history.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a platform must outlive whose workloads are pods. Services and broker are processes of this machine, which has to
 * be the cluster's node as well.
 */
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterFaultsIT {
    private static final int LAST = 100;
    private static final Pattern EXPIRED = Pattern.compile("Watch restarting due to http gone");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static final List<History> PLAYED = new ArrayList<>();
    private static HistoryRunner runner;
    private static Scenarios scenarios;
    private static ClusterBackend cluster;
    private static Admin admin;
    private static ConsumerGroups groups;

    @BeforeAll
    static void open() throws IOException {
        Assumptions.assumeTrue(
                ClusterBackend.server().getHost().equals("127.0.0.1"),
                "left out: the cluster is not on this machine, whose folders its pods would have to share");
        RefitImages.bringToCluster();
        runner = new HistoryRunner(RefitCommand.CHECKOUT, folder, ClusterBackend::new);
        scenarios = new Scenarios(runner.platform().folders());
        cluster = (ClusterBackend) runner.platform().backend();
        admin = Admin.create(Map.of("bootstrap.servers", runner.platform().bootstrapServers()));
        groups = new ConsumerGroups(admin);
    }

    @AfterAll
    static void close() throws InterruptedException {
        if (runner != null) {
            admin.close();
            runner.close();
        }
    }

    @Test
    @Order(1)
    void aServiceDiesBeforeAndAfterItHasLaunched() {
        // The other points have nothing to do with what workloads are.
        List<History> deaths = new ArrayList<>();
        for (Point point : List.of(Point.BEFORE_CREATE, Point.AFTER_CREATE, Point.AFTER_RESULT, Point.AFTER_SEND)) {
            // A process that dies at one point never comes to the other.
            List<History> atPoint = scenarios.deaths(point);
            play(atPoint);
            deaths.addAll(atPoint);
        }

        assertThat(runner.platform().folders().faults())
                .as("every death has happened")
                .isEmptyDirectory();
        List<String> workloads = cluster.workloads();
        assertThat(workloads).as("each is one Job").doesNotHaveDuplicates();
        for (History history : deaths) {
            assertThat(workloads)
                    .contains(
                            history.id() + "-ingest-a1",
                            history.id() + "-transform-a1",
                            history.id() + "-training-t1-a1",
                            history.id() + "-training-t2-a1",
                            history.id() + "-training-a1",
                            history.id() + "-packaging-a1");
        }
    }

    @Test
    @Order(2)
    void aSecondReplicaOfEachServiceComesInMidRunAndTheFirstGoes() {
        play(scenarios.replicas());
    }

    @Test
    @Order(3)
    void everyEventIsHeardTwice() {
        play(scenarios.repetitions());
    }

    @Test
    @Order(4)
    void aJobIsDeletedByHandWhileItRunsAndAfterItsEndThatNobodySaw() {
        History running = scenarios.history("deleted", new Slowness("transform", 8000));
        runner.begin(running);
        cluster.awaitRunning(running.id() + "-transform-a1");
        cluster.delete(running.id() + "-transform-a1");
        runner.finish(running);

        History unseen = scenarios.history("unseen", new Slowness("transform", 2000));
        runner.begin(unseen);
        cluster.awaitRunning(unseen.id() + "-transform-a1");
        runner.platform().freeze(Part.TRANSFORM);
        cluster.awaitComplete(unseen.id() + "-transform-a1");
        cluster.delete(unseen.id() + "-transform-a1");
        runner.platform().thaw(Part.TRANSFORM);
        runner.finish(unseen);

        PLAYED.addAll(List.of(running, unseen));
        assertThat(cluster.workloads())
                .as("the same attempt again, or where its pod was seen to end, the next one")
                .containsAnyOf(running.id() + "-transform-a1", running.id() + "-transform-a2")
                .as("its result was enough")
                .doesNotContain(unseen.id() + "-transform-a1", unseen.id() + "-transform-a2");
    }

    @Test
    @Order(5)
    void noServiceReachesTheApiServerForAWhile() {
        List<History> histories =
                List.of(scenarios.history("cut-1", new Slowness("transform", 4000)), scenarios.history("cut-2"));
        histories.forEach(runner::begin);
        cluster.awaitRunning(histories.get(0).id() + "-transform-a1");

        cluster.cut();
        // Ends unseen, and what comes next cannot be launched.
        cluster.awaitComplete(histories.get(0).id() + "-transform-a1");
        cluster.mend();

        histories.forEach(runner::finish);
        PLAYED.addAll(histories);
    }

    @Test
    @Order(6)
    void theApiServerIsKilledWhileAPodRuns() {
        Map<Part, Long> before = new EnumMap<>(Part.class);
        Part.services().forEach(service -> before.put(service, watchesThatHadExpired(service)));

        aPodEndsWhileThereIsNo("kube-apiserver", 20_000, () -> {});

        // Where the services' watches had got to, a server that has begun anew does not remember.
        before.forEach((service, count) -> await(service + " lists anew what it watches")
                .atMost(Duration.ofMinutes(2))
                .until(() -> watchesThatHadExpired(service) > count));
    }

    @Test
    @Order(7)
    void theKubeletStopsInMidRun() {
        aPodEndsWhileThereIsNo("kubelet", 5000, cluster::awaitNodeLost);
    }

    @Test
    @Order(8)
    void lagIsAboveZeroWhileAWorkloadRunsAndZeroAfterwards() {
        PLAYED.add(LagScenario.play(runner, groups, scenarios));
    }

    @Test
    @Order(LAST)
    void everythingIsHeardFromTheStartAgainWhenNoJobIsLeft() {
        cluster.deleteAll();

        runner.hearAgain(groups, PLAYED);

        assertThat(cluster.workloads()).isEmpty();
    }

    /** @param noticed returns when the cluster has noticed, before it is whole again */
    private static void aPodEndsWhileThereIsNo(String program, int millis, Runnable noticed) {
        ClusterProcesses processes = ClusterProcesses.orLeaveOut();
        History history = scenarios.history(program, new Slowness("transform", millis));
        runner.begin(history);
        cluster.awaitRunning(history.id() + "-transform-a1");

        processes.kill(program);
        await("the pod goes on, and nobody says that it has ended")
                .atMost(Duration.ofMinutes(2))
                .until(() -> runner.hasSaid(history.id() + "-transform-a1", "END"));
        noticed.run();
        processes.restore();

        runner.finish(history);
        PLAYED.add(history);
    }

    /** As the logs of all its replicas have it. */
    private static long watchesThatHadExpired(Part service) {
        Path logs = runner.platform().home().log(service).getParent();
        long count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, service.key() + "-*.log")) {
            for (Path file : files) {
                count += Files.readString(file)
                        .lines()
                        .filter(EXPIRED.asPredicate())
                        .count();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }

    private static void play(List<History> histories) {
        PLAYED.addAll(histories);
        runner.play(histories);
    }
}
