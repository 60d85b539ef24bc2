package dev.refit.system.fault.inject;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadLauncherProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;

/** The launcher {@code faulty}: another one, with faults. It has the settings of that one, whose kind is {@code of}, and {@code faults}. */
public final class FaultyLauncherProvider implements WorkloadLauncherProvider {

    @Override
    public String kind() {
        return "faulty";
    }

    @Override
    public WorkloadLauncher create(Map<String, String> settings) {
        WorkloadLauncherProvider real = ServiceLoader.load(WorkloadLauncherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.kind().equals(settings.get("of")))
                .findFirst()
                .orElseThrow();
        return new FaultyLauncher(real.create(settings), new ArmedFaults(Path.of(settings.get("faults"))));
    }
}
