package dev.refit.stage.execution;

import static org.awaitility.Awaitility.await;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.stage.account.WorkloadAccounts;
import dev.refit.stage.metrics.StageMetrics;
import dev.refit.stage.publish.EventSender;
import dev.refit.stage.records.StageRecords;
import dev.refit.stage.testing.Samples;
import dev.refit.store.FileArtifactStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures a stage's control plane under load: {@code mvn -f stage-runtime/pom.xml test -Dtest=ControlPlaneLoad
 * -Drefit.load.flights=512 -Drefit.load.store-millis=50}. So many runs are in flight, and so many more wait for room
 * ({@code -Drefit.load.waiting=}), which all find in the end; workloads end at a pace, and the time from the end of each to the launch of its run's next workload is taken. The store is a real one whose calls take
 * longer; the launcher and the topics are in memory.
 */
class ControlPlaneLoad {
    private static final int FLIGHTS = Integer.getInteger("refit.load.flights", 512);
    private static final int WAITING = Integer.getInteger("refit.load.waiting", 0);
    private static final int ENDS = Integer.getInteger("refit.load.ends", 200);
    private static final Duration APART = Duration.ofMillis(Long.getLong("refit.load.apart-millis", 100));
    private static final Duration IDLE = Duration.ofSeconds(Long.getLong("refit.load.idle-seconds", 60));
    private static final Duration DELAY = Duration.ofMillis(Long.getLong("refit.load.store-millis", 50));
    private static final TopicPartition SOURCE = new TopicPartition("load", 0);

    @TempDir
    Path folder;

    private final LoadLauncher launcher = new LoadLauncher();
    private final Map<String, Long> launchedAt = new ConcurrentHashMap<>();
    private StageRuntime runtime;

    @Test
    void aFinishedWorkloadsSuccessorIsLaunched() {
        DelayedStore store = new DelayedStore(FileArtifactStore.at(folder), DELAY);
        launcher.whenLaunched(name -> launchedAt.putIfAbsent(name, System.nanoTime()));
        runtime = new StageRuntime(ports(store));
        runtime.start(null);
        Queue<RunContext> running = new ArrayDeque<>();
        for (int i = 0; i < FLIGHTS; i++) {
            running.add(begin());
        }
        await().atMost(Duration.ofMinutes(10)).until(() -> launchedAt.size() == FLIGHTS);
        AtomicBoolean full = new AtomicBoolean(true);
        launcher.room(spec -> !full.get() || !spec.template().equals("transform"));
        for (int i = 0; i < WAITING; i++) {
            begin();
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));

        double[] idle = calls(store);
        LockSupport.parkNanos(IDLE.toNanos());
        double[] after = calls(store);
        System.out.printf(
                "%d in flight, %d ms a store call. Idle: %.4f store calls/s a flight, %.4f launcher calls/s a flight%n",
                FLIGHTS,
                DELAY.toMillis(),
                (after[0] - idle[0]) / IDLE.toSeconds() / FLIGHTS,
                (after[1] - idle[1]) / IDLE.toSeconds() / FLIGHTS);

        Map<String, Long> ended = new ConcurrentHashMap<>();
        for (int i = 0; i < ENDS; i++) {
            RunContext run = running.remove();
            ended.put(second(run), end(run));
            LockSupport.parkNanos(APART.toNanos());
        }
        await().atMost(Duration.ofMinutes(10)).until(() -> launchedAt.keySet().containsAll(ended.keySet()));
        List<Long> millis = new ArrayList<>(ended.entrySet().stream()
                .map(entry -> (launchedAt.get(entry.getKey()) - entry.getValue()) / 1_000_000)
                .sorted()
                .toList());
        System.out.printf(
                "Of %d hand-offs, one each %d ms: p50 %d ms, p99 %d ms, longest %d ms; %.1f store calls each; heap %d MiB%n",
                ENDS,
                APART.toMillis(),
                millis.get(ENDS / 2),
                millis.get(ENDS * 99 / 100),
                millis.get(ENDS - 1),
                (calls(store)[0] - after[0]) / ENDS,
                heap());
        int before = launchedAt.size();
        long freed = System.nanoTime();
        full.set(false);
        await().atMost(Duration.ofMinutes(10)).until(() -> launchedAt.size() == before + WAITING);
        System.out.printf(
                "All of %d that waited for room had launched %d ms after there was room%n",
                WAITING, (System.nanoTime() - freed) / 1_000_000);
        runtime.stop(null);
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private double[] calls(DelayedStore store) {
        return new double[] {store.calls(), launcher.calls()};
    }

    private RunContext begin() {
        RunContext run = Samples.run();
        runtime.handle(
                new OneTransform(), OneTransform.trigger(run), Clock.systemUTC().instant(), SOURCE, NoPlace.INSTANCE);
        return run;
    }

    /** Leaves the result as a workload does, which is another process with a way of its own to the store. */
    private long end(RunContext run) {
        String name = run.run() + "-transform-a1";
        FileArtifactStore files = FileArtifactStore.at(folder);
        files.put(
                files.path(launcher.workload(name).requestUri().resolve("result.json")),
                RefitJson.bytes(new WorkloadResult.Transformed(run.run(), Samples.features())));
        long at = System.nanoTime();
        launcher.end(name);
        return at;
    }

    private static String second(RunContext run) {
        return run.run() + "-training-t1-a1";
    }

    private ExecutionPorts ports(DelayedStore store) {
        StageRecords records = new StageRecords(store);
        return new ExecutionPorts(
                records,
                // The proof reads the record of the stage before.
                trigger -> {
                    if (trigger instanceof FeaturesBuilt
                            && records.outcome(trigger.ref(), Stage.TRANSFORM).isEmpty()) {
                        throw new IllegalStateException("the stage before has left no record");
                    }
                },
                launcher,
                WorkloadAccounts.none(),
                new WorkloadLogs(launcher, records),
                new InProcessWork(),
                new RoomQueue(),
                new Topics(),
                new StageMetrics(new SimpleMeterRegistry()),
                new OperatorsSettings(),
                Clock.systemUTC());
    }

    /** Takes an event to the stage that it triggers. */
    private final class Topics extends EventSender {
        Topics() {
            super(null, "load");
        }

        @Override
        public Uni<Void> send(ProducerRecord<String, byte[]> sent) {
            return Uni.createFrom().voidItem().invoke(() -> {
                var record = RecordedEvents.read(sent);
                if (CloudEvents.decode(record) instanceof FeaturesBuilt built) {
                    runtime.handle(
                            new TrialsOnly(List.of(1)), built, Clock.systemUTC().instant(), SOURCE, NoPlace.INSTANCE);
                }
            });
        }
    }
}
