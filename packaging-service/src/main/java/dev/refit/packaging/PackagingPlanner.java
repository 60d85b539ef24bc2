package dev.refit.packaging;

import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.definition.AttemptSpec;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSpec.Resources;
import dev.refit.packaging.version.Reservation;
import dev.refit.stage.Task;
import dev.refit.stage.WorkloadTask;

/** From a model, trained or uploaded, to the workload that makes and proves its library. */
final class PackagingPlanner {
    private PackagingPlanner() {}

    static WorkloadTask plan(ModelTrained trained, Reservation reservation, PackagingSettings settings) {
        WorkloadRequest.Package request = new WorkloadRequest.Package(
                trained.run(),
                trained.features(),
                trained.model(),
                reservation.version(),
                reservation.previous().orElse(null),
                reservation.basis().orElse(null));
        return plan(Task.SINGLE, request, settings);
    }

    static WorkloadTask plan(int round, WorkloadRequest.Packaging request, PackagingSettings settings) {
        AttemptSpec attempts = request.packaging();
        return new WorkloadTask(
                round,
                "package",
                request,
                new Resources(settings.memoryMiB(), settings.cpus(), 1),
                attempts.timeoutOr(settings.timeout()),
                attempts);
    }
}
