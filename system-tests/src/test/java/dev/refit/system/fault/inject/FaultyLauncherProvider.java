package dev.refit.system.fault.inject;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadLauncherProvider;
import dev.refit.launcher.local.LocalLauncherProvider;
import java.nio.file.Path;
import java.util.Map;

/** The launcher {@code faulty}: the local one, with faults. It has the local one's settings, and {@code faults}. */
public final class FaultyLauncherProvider implements WorkloadLauncherProvider {

    @Override
    public String kind() {
        return "faulty";
    }

    @Override
    public WorkloadLauncher create(Map<String, String> settings) {
        return new FaultyLauncher(
                new LocalLauncherProvider().create(settings), new ArmedFaults(Path.of(settings.get("faults"))));
    }
}
