package dev.refit.stage.execution;

import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.testkit.RecordingWorkloadLauncher;
import dev.refit.stage.account.WorkloadAccounts;
import dev.refit.stage.metrics.StageMetrics;
import dev.refit.stage.records.StageRecords;
import dev.refit.stage.testing.Samples;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A stage of trials that a test takes through its attempts; the launcher, the store and the topics outlive processes. */
final class StageScenario {
    final RecordingWorkloadLauncher launcher = new RecordingWorkloadLauncher();
    final RecordedEvents events = new RecordedEvents();
    final SetClock clock = new SetClock();
    final ArtifactStore store;
    final InProcessWork inProcess = new InProcessWork();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final ExecutionPorts ports;

    StageScenario(Path folder) {
        this(FileArtifactStore.at(folder));
    }

    StageScenario(ArtifactStore store) {
        this.store = store;
        ports = portsOf(launcher);
    }

    /** The ports of a process that has a launcher of its own over the same workloads. */
    ExecutionPorts portsOf(WorkloadLauncher own) {
        StageMetrics metrics = new StageMetrics(meters);
        StageRecords records = new StageRecords(store);
        return new ExecutionPorts(
                records,
                trigger -> {},
                own,
                WorkloadAccounts.none(),
                new WorkloadLogs(own, records),
                inProcess,
                new RoomQueue(),
                events,
                metrics,
                new OperatorsSettings(),
                clock);
    }

    /** A process takes the stage up from its trigger. */
    StageExecution<FeaturesBuilt> takeUp(RunContext run, int trials) {
        return takeUp(run, IntStream.rangeClosed(1, trials).boxed().toList());
    }

    StageExecution<FeaturesBuilt> takeUp(RunContext run, List<Integer> trials) {
        StageExecution<FeaturesBuilt> execution = new StageExecution<>(
                new TrialsOnly(trials), new FeaturesBuilt(run, Samples.features()), clock.instant(), ports);
        look(execution);
        return execution;
    }

    void look(StageExecution<?> execution) {
        execution.ports().room.takeTurns();
        execution.advance(launcher::find);
    }

    void succeed(RunContext run, String workload, int trial) {
        leave(workload, Samples.trained(run, trial, 0.5));
    }

    void leave(String workload, WorkloadResult result) {
        store.put(store.path(spec(workload).requestUri().resolve("result.json")), RefitJson.bytes(result));
        launcher.succeed(workload);
    }

    WorkloadSpec spec(String workload) {
        return launcher.launches().stream()
                .filter(spec -> spec.name().equals(workload))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** The names of all that was launched, in order. */
    List<String> launched() {
        return launcher.launches().stream().map(WorkloadSpec::name).toList();
    }
}
