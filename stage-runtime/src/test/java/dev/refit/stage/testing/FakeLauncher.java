package dev.refit.stage.testing;

import dev.refit.launcher.testkit.RecordingWorkloadLauncher;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The recording launcher in place of the one that starts processes. */
@Singleton
public class FakeLauncher {

    @Produces
    @Singleton
    RecordingWorkloadLauncher recording() {
        return new RecordingWorkloadLauncher();
    }
}
