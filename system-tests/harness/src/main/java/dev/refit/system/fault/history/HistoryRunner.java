package dev.refit.system.fault.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.Topics;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.system.fault.platform.Backend;
import dev.refit.system.fault.platform.FaultPlatform;
import dev.refit.system.fault.platform.LocalBackend;
import dev.refit.system.fault.platform.PlatformProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** Plays histories on one platform, some at the same time, and says whether each kept the promise. */
public final class HistoryRunner implements AutoCloseable {
    /** How long nothing at all may be said before the runs that are left count as silent. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int AT_ONCE = 12;

    private final Duration silence;
    private final FaultPlatform platform;
    private final TopicWatch watch;
    private final FaultInjector injector;
    private final ArrivalPublisher publisher;

    public HistoryRunner(Path checkout, Path folder) {
        this(checkout, folder, LocalBackend::new);
    }

    /** @param backends where its workloads run */
    public HistoryRunner(Path checkout, Path folder, Backend.Factory backends) {
        this(checkout, folder, backends, List.of(), SILENCE);
    }

    /** @param spoilt settings of the services that break a promise, to see whether that is noticed */
    public HistoryRunner(Path checkout, Path folder, List<String> spoilt, Duration silence) {
        this(checkout, folder, LocalBackend::new, spoilt, silence);
    }

    private HistoryRunner(Path checkout, Path folder, Backend.Factory backends, List<String> spoilt, Duration silence) {
        this.silence = silence;
        platform = FaultPlatform.start(checkout, folder, backends, spoilt);
        watch = new TopicWatch(platform.bootstrapServers());
        injector = new FaultInjector(platform, watch);
        publisher = new ArrivalPublisher(platform);
        publisher.apply(TickRefit.definition());
    }

    public FaultPlatform platform() {
        return platform;
    }

    public TopicWatch watch() {
        return watch;
    }

    /** Has one more definition in force. */
    void apply(DefinitionVersion definition) {
        publisher.apply(definition);
    }

    /** Plays them and asserts that all is well with each. */
    public void play(Collection<History> histories) {
        injector.expect(histories);
        List<History> started = new ArrayList<>();
        for (History history : histories) {
            awaitEnded(started, AT_ONCE - 1);
            start(history);
            started.add(history);
        }
        awaitEnded(started, 0);
        judge(histories);
    }

    /** Begins one and does not wait for its end. */
    public void begin(History history) {
        injector.expect(List.of(history));
        start(history);
    }

    /** Waits for the end of one that was begun, and asserts that all is well with it. */
    public void finish(History history) {
        awaitEnded(List.of(history), 0);
        judge(List.of(history));
    }

    public boolean hasEnded(History history) {
        return watch.of(history.id()).stream()
                .filter(Verdict::isFinal)
                .map(CloudEvents::decode)
                .anyMatch(
                        event -> !history.goesOnAfter(RunEnding.of(event).orElseThrow(), RunEnding.generation(event)));
    }

    /** Whether a workload wrote this of itself. */
    public boolean hasSaid(String workload, String what) {
        return WorkloadRecords.lines(platform.folders().tiny().resolve("records")).stream()
                .anyMatch(line -> line.startsWith(what + " " + workload + " "));
    }

    /** How its last generation ended, once it has. */
    public RunEnding ending(History history) {
        return watch.of(history.id()).stream()
                .filter(Verdict::isFinal)
                .map(CloudEvents::decode)
                .max(Comparator.comparing(RunEnding::generation))
                .flatMap(RunEnding::of)
                .orElseThrow();
    }

    /** Has all services hear everything from the start, and asserts that they do nothing but say it again. */
    public void hearAgain(ConsumerGroups groups, Collection<History> played) {
        Path records = platform.folders().tiny().resolve("records");
        List<String> workloads = WorkloadRecords.lines(records);
        int requested = watch.on(EventType.RUN_REQUESTED.topic()).size();
        int said = watch.on(EventType.MODEL_PROMOTED.topic()).size();

        platform.endServices();
        Awaitility.await().atMost(silence).ignoreExceptions().untilAsserted(groups::forget);
        platform.up();

        Awaitility.await().atMost(silence).until(() -> groups.lag() == 0);
        Awaitility.await("what was said is said again")
                .atMost(silence)
                .until(() -> watch.on(EventType.MODEL_PROMOTED.topic()).size() >= 2 * said);
        judge(played, WorkloadRecords.closed());
        assertThat(watch.on(EventType.RUN_REQUESTED.topic())).hasSize(requested);
        assertThat(WorkloadRecords.lines(records)).as("no workload was started").isEqualTo(workloads);
    }

    private void judge(Collection<History> histories) {
        Awaitility.await("no workload is left").atMost(silence).untilAsserted(() -> assertThat(
                        PlatformProcesses.of(platform.folders()))
                .isEmpty());
        judge(histories, WorkloadRecords.read(platform.folders().tiny(), platform.backend()));
    }

    private void judge(Collection<History> histories, WorkloadRecords records) {
        List<String> violations = histories.stream()
                .flatMap(history ->
                        Verdict.of(
                                        history,
                                        watch.of(history.id()),
                                        records,
                                        platform.home().artifacts())
                                .stream()
                                .map(violation -> history + "\n    " + violation))
                .toList();
        assertThat(violations).isEmpty();
        assertThat(watch.on(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Override
    public void close() throws InterruptedException {
        injector.close();
        watch.close();
        platform.close();
    }

    private void start(History history) {
        history.arm(platform.folders());
        publisher.announce(history.arrival());
        if (history.faults().stream().anyMatch(Fault.Twice.class::isInstance)) {
            publisher.announce(history.arrival());
        }
    }

    private void awaitEnded(Collection<History> started, int left) {
        Awaitility.await().forever().pollInterval(Duration.ofMillis(50)).until(() -> {
            List<History> unended =
                    started.stream().filter(history -> !hasEnded(history)).toList();
            if (watch.silence().compareTo(silence) > 0) {
                throw new AssertionError("silent runs: " + unended);
            }
            return unended.size() <= left;
        });
    }
}
