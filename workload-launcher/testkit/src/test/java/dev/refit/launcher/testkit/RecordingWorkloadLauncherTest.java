package dev.refit.launcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract too, so a test that uses it says something about the real ones. */
class RecordingWorkloadLauncherTest extends WorkloadLauncherContract {
    private final RecordingWorkloadLauncher backend = new RecordingWorkloadLauncher();

    RecordingWorkloadLauncherTest() {
        backend.whenLaunched(this::behave);
    }

    @Test
    void whileItHoldsWhatIsLaunchedIsQueuedUntilItIsStarted() {
        backend.holdQueued(true);
        backend.whenLaunched(spec -> {});

        WorkloadState queued = backend.launch(spec("waiting", Behaviour.RUNS)).state();

        assertThat(queued).isInstanceOf(WorkloadState.Queued.class);
        backend.start("waiting");
        assertThat(backend.find("waiting").orElseThrow().state()).isInstanceOf(WorkloadState.Running.class);
    }

    @Test
    void whileItIsUnreachableEveryCallSaysSoAndNothingIsLaunched() {
        backend.unreachable(true);

        assertThatThrownBy(() -> backend.launch(spec("nowhere", Behaviour.RUNS)))
                .isInstanceOf(LauncherException.class);
        backend.unreachable(false);
        assertThat(backend.launches()).isEmpty();
    }

    @Test
    void endingWhatWasNeverLaunchedIsAMistakeOfTheTest() {
        assertThatThrownBy(() -> backend.succeed("nobody"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody");
    }

    @Override
    protected WorkloadLauncher open() {
        return backend.another();
    }

    @Override
    protected WorkloadSpec spec(String name, Behaviour behaviour, URI requestUri, Duration timeout) {
        return new WorkloadSpec(
                name,
                behaviour.name(),
                "digest-of-" + name,
                requestUri,
                new WorkloadSpec.Resources(64, 1, 1),
                timeout,
                Map.of());
    }

    @Override
    protected void interrupt(String name) {
        backend.interrupt(name);
    }

    @Override
    protected int starts(String name) {
        return (int) backend.launches().stream()
                .filter(spec -> spec.name().equals(name))
                .count();
    }

    private void behave(WorkloadSpec spec) {
        String name = spec.name();
        switch (Behaviour.valueOf(spec.template())) {
            case SUCCEEDS -> {
                backend.log(name, "first");
                backend.log(name, "second");
                backend.succeed(name);
            }
            case FAILS -> backend.fail(name, new WorkloadFailure.Exited(7));
            case RUNS -> {
                backend.progress(name, 0.4, "half");
                backend.log(name, "going on");
                if (spec.timeout().compareTo(Duration.ofMinutes(1)) < 0) {
                    backend.fail(name, new WorkloadFailure.TimedOut(spec.timeout()));
                }
            }
            case CANNOT_START -> backend.fail(name, new WorkloadFailure.NotStarted("no such program"));
        }
    }
}
