package dev.refit.stage.execution;

import dev.refit.events.RefitEvent;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.stage.account.WorkloadAccounts;
import dev.refit.stage.metrics.StageMetrics;
import dev.refit.stage.proof.TriggerProof;
import dev.refit.stage.publish.EventSender;
import dev.refit.stage.records.StageRecords;
import dev.refit.stage.settings.StageSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Everything outside a stage's execution that it works with. */
@Singleton
class ExecutionPorts {
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);

    final StageRecords records;
    final TriggerProof proof;
    final WorkloadLauncher launcher;
    final WorkloadAccounts accounts;
    final WorkloadLogs logs;
    final InProcessWork inProcess;
    final RoomQueue room;
    final StageMetrics metrics;
    final StageSettings.Stages settings;
    final Clock clock;
    private final EventSender sender;

    ExecutionPorts(
            StageRecords records,
            TriggerProof proof,
            WorkloadLauncher launcher,
            WorkloadAccounts accounts,
            WorkloadLogs logs,
            InProcessWork inProcess,
            RoomQueue room,
            EventSender sender,
            StageMetrics metrics,
            StageSettings settings,
            Clock clock) {
        this.records = records;
        this.proof = proof;
        this.launcher = launcher;
        this.accounts = accounts;
        this.logs = logs;
        this.inProcess = inProcess;
        this.room = room;
        this.sender = sender;
        this.metrics = metrics;
        this.settings = settings.stage();
        this.clock = clock;
    }

    /** Sends and waits until the broker has it; throws when it does not in time, and may then have it all the same. */
    void publish(RefitEvent event, Instant time) {
        sender.send(event, time).await().atMost(SEND_TIMEOUT);
    }

    /** Sends without waiting; the event may be lost. */
    void publishBestEffort(RefitEvent event) {
        sender.send(event, clock.instant()).subscribe().with(done -> {}, lost -> {});
    }
}
