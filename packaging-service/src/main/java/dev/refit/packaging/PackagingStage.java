package dev.refit.packaging;

import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelReady;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.packaging.publish.PublishException;
import dev.refit.stage.StageConsumer;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * model.trained → a workload that makes and proves the library → model.packaged; of an upload model.uploaded and
 * upload.packaged.
 */
@ApplicationScoped
public class PackagingStage implements StageLogic<ModelReady> {
    private final PackagingSettings settings;
    private final ReleaseVersions versions;
    private final UploadVersions uploads;

    PackagingStage(PackagingSettings settings, ReleaseVersions versions, UploadVersions uploads) {
        this.settings = settings;
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
    public Step next(ModelReady model, Map<Integer, WorkloadResult> results) {
        return model instanceof ModelUploaded uploaded ? next(uploaded, results) : next((ModelTrained) model, results);
    }

    private Step next(ModelTrained trained, Map<Integer, WorkloadResult> results) {
        if (results.get(Task.OWN) instanceof WorkloadResult.Packaged packaged) {
            return new Step.Done(new ModelPackaged(trained.run(), trained.model(), packaged.release()));
        }
        return new Step.Launch(PackagingPlanner.plan(trained, versions.reserve(trained), settings));
    }

    /** One whose version another run had when it was done is made once more, by a task of the next number. */
    private Step next(ModelUploaded uploaded, Map<Integer, WorkloadResult> results) {
        int round = Task.OWN;
        while (results.get(round) instanceof WorkloadResult.Packaged packaged) {
            if (uploads.take(uploaded, packaged.release())) {
                return new Step.Done(new UploadPackaged(uploaded.upload(), uploaded.generation(), packaged.release()));
            }
            round++;
        }
        try {
            return new Step.Launch(PackagingPlanner.plan(round, uploads.request(uploaded, round), settings));
        } catch (PublishException e) {
            return new Step.Fail(new Failure(Fault.PLATFORM, "not-published", e.getMessage(), e.hint()));
        }
    }
}
