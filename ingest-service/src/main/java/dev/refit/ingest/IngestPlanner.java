package dev.refit.ingest;

import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.definition.AttemptSpec;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.stage.Task;
import dev.refit.stage.WorkloadTask;

/** Makes the task of a requested run: a workload that takes a snapshot of its data. */
final class IngestPlanner {
    private IngestPlanner() {}

    static WorkloadTask plan(RunRequested requested, IngestSettings settings) {
        AttemptSpec attempts = requested.run().definition().spec().data();
        return new WorkloadTask(
                Task.SINGLE,
                "ingest",
                new WorkloadRequest.Ingest(requested.run()),
                new Resources(settings.memoryMiB(), settings.cpus(), 1),
                attempts.timeoutOr(settings.timeout()),
                attempts);
    }
}
