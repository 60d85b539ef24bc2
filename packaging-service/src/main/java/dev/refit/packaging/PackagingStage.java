package dev.refit.packaging;

import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelReady;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadRequest.PackageUpload;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.packaging.version.Reservation;
import dev.refit.packaging.version.UploadVersions;
import dev.refit.packaging.version.VersionReservations;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.TaskKey;
import dev.refit.stage.TaskResults;
import dev.refit.stage.consume.StageConsumer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * model.trained → a version, then a workload that makes and proves the library → model.packaged. For an upload:
 * model.uploaded → a workload, then its version → upload.packaged.
 */
@ApplicationScoped
public class PackagingStage implements StageLogic<ModelReady> {
    private final PackagingSettings settings;
    private final RepositoryWork work;
    private final VersionReservations versions;
    private final UploadVersions uploads;

    PackagingStage(PackagingSettings settings, VersionReservations versions, UploadVersions uploads) {
        this.settings = settings;
        this.work = new RepositoryWork(settings);
        this.versions = versions;
        this.uploads = uploads;
    }

    void listen(
            @Observes StartupEvent start, @Channel("trigger") Multi<Message<byte[]>> records, StageConsumer consumer) {
        consumer.consume(records, this);
    }

    @Override
    public Stage stage() {
        return Stage.PACKAGING;
    }

    @Override
    public Class<ModelReady> trigger() {
        return ModelReady.class;
    }

    @Override
    public Step next(ModelReady model, TaskResults results) {
        return model instanceof ModelUploaded uploaded ? next(uploaded, results) : next((ModelTrained) model, results);
    }

    private Step next(ModelTrained trained, TaskResults results) {
        TaskKey reserve = new TaskKey("reserve", Task.SINGLE);
        Optional<Reservation> reservation = results.find(reserve, Reservation.class);
        if (reservation.isEmpty()) {
            return launch(reserve, () -> versions.reserve(trained), () -> versions.find(trained));
        }
        if (results.get(Task.SINGLE) instanceof WorkloadResult.Packaged packaged) {
            return new Step.Done(new ModelPackaged(trained.run(), trained.model(), packaged.release()));
        }
        return new Step.Launch(PackagingPlanner.plan(trained, reservation.get(), settings));
    }

    /** A model whose version another run had when it was packaged is packaged once more, in the next round. */
    private Step next(ModelUploaded uploaded, TaskResults results) {
        for (int round = Task.SINGLE; ; round++) {
            Optional<Step> step = next(uploaded, round, results);
            if (step.isPresent()) {
                return step.get();
            }
        }
    }

    /** Empty when the round is over and its version belongs to another run. */
    private Optional<Step> next(ModelUploaded uploaded, int round, TaskResults results) {
        TaskKey ask = new TaskKey("request", round);
        Optional<PackageUpload> request = results.find(ask, PackageUpload.class);
        if (request.isEmpty()) {
            return Optional.of(launch(
                    ask,
                    () -> uploads.request(uploaded, ask.number()),
                    () -> uploads.findRequest(uploaded, ask.number())));
        }
        if (!(results.get(round) instanceof WorkloadResult.Packaged packaged)) {
            return Optional.of(new Step.Launch(PackagingPlanner.plan(round, request.get(), settings)));
        }
        TaskKey claim = new TaskKey("claim", round);
        Optional<Boolean> claimed = results.find(claim, Boolean.class);
        if (claimed.isEmpty()) {
            return Optional.of(launch(
                    claim,
                    () -> uploads.claim(uploaded, packaged.release()),
                    () -> uploads.findClaim(uploaded, packaged.release())));
        }
        return claimed.get()
                ? Optional.of(new Step.Done(new UploadPackaged(
                        uploaded.upload(), uploaded.generation(), packaged.release(), uploaded.actor())))
                : Optional.empty();
    }

    private <R> Step launch(TaskKey key, Supplier<R> effect, Callable<Optional<R>> lookUp) {
        return new Step.Launch(work.task(key, effect, lookUp));
    }
}
