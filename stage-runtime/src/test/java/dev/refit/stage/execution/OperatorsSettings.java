package dev.refit.stage.execution;

import dev.refit.stage.settings.StageSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** An operator's settings: three attempts, five seconds. */
final class OperatorsSettings
        implements StageSettings, StageSettings.Stages, StageSettings.Launcher, StageSettings.Store, StageSettings.S3 {
    @Override
    public URI artifactStore() {
        return URI.create("file:///nowhere/");
    }

    @Override
    public Store store() {
        return this;
    }

    @Override
    public S3 s3() {
        return this;
    }

    @Override
    public Optional<String> workloadRole() {
        return Optional.empty();
    }

    @Override
    public Stages stage() {
        return this;
    }

    @Override
    public Launcher launcher() {
        return this;
    }

    @Override
    public int maxInFlight() {
        return 1;
    }

    @Override
    public int maxWaiting() {
        return 1;
    }

    @Override
    public Duration poll() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int attempts() {
        return 3;
    }

    @Override
    public Duration backOff() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(72);
    }

    @Override
    public String kind() {
        return "recording";
    }
}
