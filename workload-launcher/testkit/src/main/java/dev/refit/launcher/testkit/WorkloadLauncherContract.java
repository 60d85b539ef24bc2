package dev.refit.launcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadConflictException;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The promises of every adapter of {@link WorkloadLauncher}. An adapter's test extends this class, gives it a backend that
 * is empty before each test and has room for at least four workloads at once, and says what the behaviours are there.
 */
public abstract class WorkloadLauncherContract {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<WorkloadLauncher> opened = new ArrayList<>();

    /** A new launcher over the test's backend; the contract closes it. */
    protected abstract WorkloadLauncher open() throws Exception;

    /** A spec whose workload behaves so; name, request URI and timeout are used as they are. */
    protected abstract WorkloadSpec spec(String name, Behaviour behaviour, URI requestUri, Duration timeout);

    /** Ends a running workload from outside, as a shutdown or an eviction does. */
    protected abstract void interrupt(String name) throws Exception;

    /** How often a workload of this name was really started. */
    protected abstract int starts(String name) throws Exception;

    /** How long a change may take here before a test fails. */
    protected Duration patience() {
        return Duration.ofSeconds(30);
    }

    @AfterEach
    void closeLaunchers() {
        opened.forEach(WorkloadLauncher::close);
    }

    @Test
    void aWorkloadThatEndsWellHasSucceeded() throws Exception {
        WorkloadLauncher launcher = launcher();

        Workload launched = launcher.launch(spec("good", Behaviour.SUCCEEDS));

        assertThat(launched.name()).isEqualTo("good");
        assertThat(launched.requestUri()).isEqualTo(request("good"));
        WorkloadState.Succeeded state = awaitState(launcher, "good", WorkloadState.Succeeded.class);
        assertThat(state.ended()).isAfterOrEqualTo(state.started());
        assertStarts("good", 1);
    }

    @Test
    void aWorkloadThatEndsBadlyHasFailedWithItsExitCode() throws Exception {
        WorkloadLauncher launcher = launcher();

        launcher.launch(spec("bad", Behaviour.FAILS));

        WorkloadState.Failed state = awaitState(launcher, "bad", WorkloadState.Failed.class);
        assertThat(state.failure()).isEqualTo(new WorkloadFailure.Exited(7));
    }

    @Test
    void whatCannotBeStartedHasFailedWithAReason() throws Exception {
        WorkloadLauncher launcher = launcher();

        launcher.launch(spec("absent", Behaviour.CANNOT_START));

        WorkloadState.Failed state = awaitState(launcher, "absent", WorkloadState.Failed.class);
        assertThat(state.failure())
                .isInstanceOfSatisfying(WorkloadFailure.NotStarted.class, failure -> assertThat(failure.reason())
                        .isNotBlank());
    }

    @Test
    void launchingAgainFindsTheWorkloadThatThereIs() throws Exception {
        WorkloadLauncher launcher = launcher();
        launcher.launch(spec("once", Behaviour.RUNS));
        awaitState(launcher, "once", WorkloadState.Running.class);

        URI other = URI.create("file:///requests/other/request.json");
        Workload second = launcher.launch(spec("once", Behaviour.RUNS, other, LONG));

        assertThat(second.requestUri()).isEqualTo(request("once"));
        assertStarts("once", 1);
    }

    @Test
    void launchingWhatHasEndedAnswersHowItEnded() throws Exception {
        WorkloadLauncher launcher = launcher();
        launcher.launch(spec("over", Behaviour.FAILS));
        WorkloadState.Failed state = awaitState(launcher, "over", WorkloadState.Failed.class);

        Workload second = launcher.launch(spec("over", Behaviour.FAILS));

        assertThat(second.state()).isEqualTo(state);
        assertStarts("over", 1);
    }

    @Test
    void manyLaunchesAtOnceStartExactlyOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<WorkloadLauncher> launchers = List.of(launcher(), launcher());
            List<Callable<Workload>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                WorkloadLauncher launcher = launchers.get(i % 2);
                URI own = URI.create("file:///requests/" + i + "/request.json");
                calls.add(() -> launcher.launch(spec("raced", Behaviour.RUNS, own, LONG)));
            }

            Set<URI> answered = ConcurrentHashMap.newKeySet();
            for (Future<Workload> answer : threads.invokeAll(calls)) {
                answered.add(answer.get().requestUri());
            }

            awaitState(launchers.get(0), "raced", WorkloadState.Running.class);
            assertThat(answered).hasSize(1);
            assertStarts("raced", 1);
            launchers.get(1).cancel("raced");
            awaitState(launchers.get(0), "raced", WorkloadState.Cancelled.class);
            assertStarts("raced", 1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNameTakenByAnotherRequestIsRefused() throws Exception {
        WorkloadLauncher launcher = launcher();
        WorkloadSpec first = spec("taken", Behaviour.RUNS);
        launcher.launch(first);
        WorkloadSpec other = new WorkloadSpec(
                "taken",
                first.template(),
                "another-digest",
                first.requestUri(),
                first.resources(),
                first.timeout(),
                first.labels());

        assertThatThrownBy(() -> launcher.launch(other))
                .isInstanceOf(WorkloadConflictException.class)
                .hasMessageContaining("taken")
                .hasMessageContaining("another-digest")
                .hasMessageContaining(first.requestDigest());
        awaitState(launcher, "taken", WorkloadState.Running.class);
    }

    @Test
    void aRunningWorkloadSaysItsProgressAndItsLog() throws Exception {
        WorkloadLauncher launcher = launcher();

        launcher.launch(spec("reporting", Behaviour.RUNS));

        await().atMost(patience()).untilAsserted(() -> {
            assertThat(state(launcher, "reporting"))
                    .isInstanceOfSatisfying(WorkloadState.Running.class, running -> assertThat(running.progress())
                            .contains(new WorkloadState.Progress(0.4, "half")));
            assertThat(launcher.tail("reporting", 5)).containsExactly("going on");
        });
    }

    @Test
    void theTailHasTheLastLinesOldestFirst() throws Exception {
        WorkloadLauncher launcher = launcher();
        launcher.launch(spec("talking", Behaviour.SUCCEEDS));
        awaitState(launcher, "talking", WorkloadState.Succeeded.class);

        assertThat(launcher.tail("talking", 10)).containsExactly("first", "second");
        assertThat(launcher.tail("talking", 1)).containsExactly("second");
        assertThat(launcher.tail("nobody", 10)).isEmpty();
    }

    @Test
    void aCancelledWorkloadIsOverAndStaysSo() throws Exception {
        WorkloadLauncher launcher = launcher();
        launcher.launch(spec("unwanted", Behaviour.RUNS));
        awaitState(launcher, "unwanted", WorkloadState.Running.class);

        launcher.cancel("unwanted");

        WorkloadState.Cancelled state = awaitState(launcher, "unwanted", WorkloadState.Cancelled.class);
        launcher.cancel("unwanted");
        assertThat(state(launcher, "unwanted")).isEqualTo(state);
        assertThat(launcher.launch(spec("unwanted", Behaviour.RUNS)).state()).isEqualTo(state);
        assertStarts("unwanted", 1);
    }

    @Test
    void cancellingWhatIsOverOrUnknownChangesNothing() throws Exception {
        WorkloadLauncher launcher = launcher();
        launcher.launch(spec("done", Behaviour.SUCCEEDS));
        WorkloadState state = awaitState(launcher, "done", WorkloadState.Succeeded.class);

        launcher.cancel("done");

        assertThat(state(launcher, "done")).isEqualTo(state);
        assertThatCode(() -> launcher.cancel("nobody")).doesNotThrowAnyException();
        assertThat(launcher.find("nobody")).isEmpty();
    }

    @Test
    void aWorkloadThatTakesTooLongHasTimedOut() throws Exception {
        WorkloadLauncher launcher = launcher();
        Duration timeout = Duration.ofSeconds(1);

        launcher.launch(spec("slow", Behaviour.RUNS, request("slow"), timeout));

        WorkloadState.Failed state = awaitState(launcher, "slow", WorkloadState.Failed.class);
        assertThat(state.failure()).isEqualTo(new WorkloadFailure.TimedOut(timeout));
    }

    @Test
    void anInterruptedWorkloadRunsAgainFromTheNewRequest() throws Exception {
        WorkloadLauncher launcher = launcher();
        launcher.launch(spec("unlucky", Behaviour.RUNS));
        awaitState(launcher, "unlucky", WorkloadState.Running.class);

        interrupt("unlucky");

        awaitState(launcher, "unlucky", WorkloadState.Interrupted.class);
        URI again = URI.create("file:///requests/again/request.json");
        Workload second = launcher.launch(spec("unlucky", Behaviour.RUNS, again, LONG));
        assertThat(second.requestUri()).isEqualTo(again);
        awaitState(launcher, "unlucky", WorkloadState.Running.class);
        assertStarts("unlucky", 2);
    }

    @Test
    void anotherLauncherFindsWhatRunsAndWhatHasEnded() throws Exception {
        WorkloadLauncher first = launcher();
        first.launch(spec("going", Behaviour.RUNS));
        first.launch(spec("gone", Behaviour.FAILS));
        awaitState(first, "going", WorkloadState.Running.class);
        awaitState(first, "gone", WorkloadState.Failed.class);
        first.close();

        WorkloadLauncher second = launcher();

        assertThat(second.list(List.of("going", "gone", "nobody")))
                .extracting(Workload::name)
                .containsExactlyInAnyOrder("going", "gone");
        assertThat(state(second, "going")).isInstanceOf(WorkloadState.Running.class);
        assertThat(state(second, "gone")).isInstanceOf(WorkloadState.Failed.class);
        assertStarts("going", 1);
        second.cancel("going");
        awaitState(second, "going", WorkloadState.Cancelled.class);
    }

    @Test
    void aListenerHearsOfAnEndUntilItUnsubscribes() throws Exception {
        WorkloadLauncher launcher = launcher();
        Set<String> heard = ConcurrentHashMap.newKeySet();
        WorkloadLauncher.Subscription subscription = launcher.onChange(name -> {
            if (launcher.find(name).filter(found -> found.state().isOver()).isPresent()) {
                heard.add(name);
            }
        });

        launcher.launch(spec("heard", Behaviour.SUCCEEDS));
        await().atMost(patience()).untilAsserted(() -> assertThat(heard).contains("heard"));
        subscription.close();
        launcher.launch(spec("unheard", Behaviour.SUCCEEDS));
        awaitState(launcher, "unheard", WorkloadState.Succeeded.class);

        assertThat(heard).doesNotContain("unheard");
    }

    /** A launcher that is closed after the test. */
    protected final WorkloadLauncher launcher() throws Exception {
        WorkloadLauncher launcher = open();
        opened.add(launcher);
        return launcher;
    }

    protected final WorkloadSpec spec(String name, Behaviour behaviour) {
        return spec(name, behaviour, request(name), LONG);
    }

    /** Waits until the workload is in such a state. */
    protected final <S extends WorkloadState> S awaitState(WorkloadLauncher launcher, String name, Class<S> type) {
        await().atMost(patience())
                .untilAsserted(() -> assertThat(state(launcher, name)).isInstanceOf(type));
        return type.cast(state(launcher, name));
    }

    /** Running is said as soon as it is decided, so the workload itself may be a moment behind. */
    private void assertStarts(String name, int expected) {
        await().atMost(patience()).untilAsserted(() -> assertThat(starts(name)).isEqualTo(expected));
    }

    private static WorkloadState state(WorkloadLauncher launcher, String name) {
        return launcher.find(name).orElseThrow().state();
    }

    private static URI request(String name) {
        return URI.create("file:///requests/" + name + "/request.json");
    }
}
