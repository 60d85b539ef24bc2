package dev.refit.transform;

import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.TaskResults;
import dev.refit.stage.consume.StageConsumer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** data.ready → a Spark workload → features.built. */
@ApplicationScoped
public class TransformStage implements StageLogic<DataReady> {
    private final TransformSettings settings;

    TransformStage(TransformSettings settings) {
        this.settings = settings;
    }

    void listen(
            @Observes StartupEvent start, @Channel("trigger") Multi<Message<byte[]>> records, StageConsumer consumer) {
        consumer.consume(records, this);
    }

    @Override
    public Stage stage() {
        return Stage.TRANSFORM;
    }

    @Override
    public Class<DataReady> trigger() {
        return DataReady.class;
    }

    @Override
    public Step next(DataReady ready, TaskResults results) {
        if (results.get(Task.SINGLE) instanceof WorkloadResult.Transformed built) {
            return new Step.Done(new FeaturesBuilt(ready.run(), built.features()));
        }
        return new Step.Launch(TransformPlanner.plan(ready, settings));
    }
}
