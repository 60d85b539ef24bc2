package dev.refit.packaging;

import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.definition.AttemptSpec;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.packaging.ReleaseVersions.Reserved;
import dev.refit.stage.Task;

/** From a model, trained or uploaded, to the workload that makes and proves its library. */
final class PackagingPlanner {
    private PackagingPlanner() {}

    static Task plan(ModelTrained trained, Reserved reserved, PackagingSettings settings) {
        WorkloadRequest.Package request = new WorkloadRequest.Package(
                trained.run(),
                trained.features(),
                trained.model(),
                reserved.version(),
                reserved.previous().orElse(null));
        return plan(Task.OWN, request, settings);
    }

    static Task plan(int number, WorkloadRequest.Packaging request, PackagingSettings settings) {
        AttemptSpec attempts = request.packaging();
        return new Task(
                number,
                "package",
                request,
                new Resources(settings.memoryMiB(), settings.cpus(), 1),
                attempts.timeout(settings.timeout()),
                attempts);
    }
}
