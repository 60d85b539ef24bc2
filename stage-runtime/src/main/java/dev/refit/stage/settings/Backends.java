package dev.refit.stage.settings;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadLauncherProvider;
import dev.refit.run.champion.ChampionRecords;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStores;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** Makes the artifact store and the launcher that the settings choose. */
@Singleton
class Backends {

    @Produces
    @Singleton
    @DefaultBean
    ArtifactStore store(StageSettings settings) {
        return ArtifactStores.at(settings.artifactStore());
    }

    @Produces
    @Singleton
    CoordinateOwners owners(ArtifactStore store, Clock clock) {
        return new CoordinateOwners(store, clock);
    }

    @Produces
    @Singleton
    ChampionRecords champions(ArtifactStore store, Clock clock) {
        return new ChampionRecords(store, clock);
    }

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    @DefaultBean
    WorkloadLauncher launcher(StageSettings settings, Config config) {
        String kind = settings.launcher().kind();
        return ServiceLoader.load(WorkloadLauncherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "refit.launcher.kind: got " + kind + ", expected the kind of a launcher on the class path"))
                .create(below("refit.launcher." + kind + ".", config));
    }

    void close(@Disposes WorkloadLauncher launcher) {
        launcher.close();
    }

    private static Map<String, String> below(String prefix, Config config) {
        Map<String, String> settings = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(prefix)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> settings.put(name.substring(prefix.length()), value));
            }
        }
        return settings;
    }
}
