package dev.refit.packaging;

import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.definition.AttemptSpec;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.packaging.ReleaseVersions.Reserved;
import dev.refit.stage.Task;

/** From a trained model to the workload that makes and proves its library. */
final class PackagingPlanner {
    private PackagingPlanner() {}

    static Task plan(ModelTrained trained, Reserved reserved, PackagingSettings settings) {
        AttemptSpec attempts = trained.run().definition().spec().packaging();
        return new Task(
                Task.OWN,
                "package",
                new WorkloadRequest.Package(
                        trained.run(),
                        trained.features(),
                        trained.model(),
                        reserved.version(),
                        reserved.previous().orElse(null)),
                new Resources(settings.memoryMiB(), settings.cpus(), 1),
                attempts.timeout(settings.timeout()),
                attempts);
    }
}
