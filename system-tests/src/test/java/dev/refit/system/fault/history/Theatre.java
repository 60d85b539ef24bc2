package dev.refit.system.fault.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.CloudEvents;
import dev.refit.events.Topics;
import dev.refit.system.fault.platform.FaultPlatform;
import dev.refit.system.fault.platform.PlatformProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** Plays histories on one platform, some at the same time, and says whether each kept the promise. */
public final class Theatre implements AutoCloseable {
    /** How long nothing at all may be said before the runs that are left count as silent. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int AT_ONCE = 12;

    private final Duration silence;
    private final FaultPlatform platform;
    private final TopicWatch watch;
    private final Stagehand stagehand;
    private final Announcer announcer;

    public Theatre(Path checkout, Path folder) {
        this(checkout, folder, List.of(), SILENCE);
    }

    /** @param spoilt settings of the services that break a promise, to see whether that is noticed */
    public Theatre(Path checkout, Path folder, List<String> spoilt, Duration silence) {
        this.silence = silence;
        platform = FaultPlatform.start(checkout, folder, spoilt);
        watch = new TopicWatch(platform.bootstrapServers());
        stagehand = new Stagehand(platform, watch);
        announcer = new Announcer(platform);
        announcer.apply(Ticks.definition());
    }

    public FaultPlatform platform() {
        return platform;
    }

    public TopicWatch watch() {
        return watch;
    }

    /** Plays them and asserts that all is well with each. */
    public void play(Collection<History> histories) {
        stagehand.expect(histories);
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
        stagehand.expect(List.of(history));
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
                .anyMatch(event -> !history.goesOnAfter(Ending.of(event).orElseThrow(), Ending.generation(event)));
    }

    /** How its last generation ended, once it has. */
    public Ending ending(History history) {
        return watch.of(history.id()).stream()
                .filter(Verdict::isFinal)
                .map(CloudEvents::decode)
                .max(Comparator.comparing(Ending::generation))
                .flatMap(Ending::of)
                .orElseThrow();
    }

    /** Asserts that the promise is still kept, of runs whose workloads' folders may have gone. */
    public void judgeAgain(Collection<History> histories) {
        judge(histories, Diary.closed());
    }

    private void judge(Collection<History> histories) {
        Awaitility.await("no workload is left").atMost(silence).untilAsserted(() -> assertThat(
                        PlatformProcesses.of(platform.folders()))
                .isEmpty());
        judge(histories, Diary.read(platform.folders().tiny(), platform.home()));
    }

    private void judge(Collection<History> histories, Diary diary) {
        List<String> violations = histories.stream()
                .flatMap(history ->
                        Verdict.of(
                                        history,
                                        watch.of(history.id()),
                                        diary,
                                        platform.home().artifacts())
                                .stream()
                                .map(violation -> history + "\n    " + violation))
                .toList();
        assertThat(violations).isEmpty();
        assertThat(watch.on(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Override
    public void close() throws InterruptedException {
        stagehand.close();
        watch.close();
        platform.close();
    }

    private void start(History history) {
        history.arm(platform.folders());
        announcer.announce(history.arrival());
        if (history.faults().stream().anyMatch(Fault.Twice.class::isInstance)) {
            announcer.announce(history.arrival());
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
