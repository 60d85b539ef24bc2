package dev.refit.packaging;

import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.Stage;
import dev.refit.events.workload.WorkloadResult;
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

/** model.trained → a workload that makes and proves the library → model.packaged. */
@ApplicationScoped
public class PackagingStage implements StageLogic<ModelTrained> {
    private final PackagingSettings settings;
    private final ReleaseVersions versions;

    PackagingStage(PackagingSettings settings, ReleaseVersions versions) {
        this.settings = settings;
        this.versions = versions;
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
    public Class<ModelTrained> trigger() {
        return ModelTrained.class;
    }

    @Override
    public Step next(ModelTrained trained, Map<Integer, WorkloadResult> results) {
        if (results.get(Task.OWN) instanceof WorkloadResult.Packaged packaged) {
            return new Step.Done(new ModelPackaged(trained.run(), trained.model(), packaged.release()));
        }
        return new Step.Launch(PackagingPlanner.plan(trained, versions.reserve(trained), settings));
    }
}
