package dev.refit.stage;

import dev.refit.events.RefitEvent;
import dev.refit.launcher.WorkloadLauncher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What carrying out a stage takes. */
@Singleton
class Tools {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final StageRecords records;
    final WorkloadLauncher launcher;
    final WorkloadLogs logs;
    final StageMeters meters;
    final StageSettings.Stages settings;
    final Clock clock;
    private final EventSender sender;

    Tools(
            StageRecords records,
            WorkloadLauncher launcher,
            WorkloadLogs logs,
            EventSender sender,
            StageMeters meters,
            StageSettings settings,
            Clock clock) {
        this.records = records;
        this.launcher = launcher;
        this.logs = logs;
        this.sender = sender;
        this.meters = meters;
        this.settings = settings.stage();
        this.clock = clock;
    }

    /** Sends and waits until the broker has it; throws when it does not in time, and may then have it all the same. */
    void say(RefitEvent event, Instant time) {
        sender.send(event, time).await().atMost(PATIENCE);
    }

    /** Sends what may be lost. */
    void mention(RefitEvent event) {
        sender.send(event, clock.instant()).subscribe().with(done -> {}, lost -> {});
    }
}
