package dev.refit.ingest;

import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.RunRequested;
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

/** Launches a workload that takes a snapshot of a requested run's data and checks it, and publishes data.ready. */
@ApplicationScoped
public class IngestStage implements StageLogic<RunRequested> {
    private final IngestSettings settings;

    IngestStage(IngestSettings settings) {
        this.settings = settings;
    }

    void listen(
            @Observes StartupEvent start, @Channel("trigger") Multi<Message<byte[]>> records, StageConsumer consumer) {
        consumer.consume(records, this);
    }

    @Override
    public Stage stage() {
        return Stage.INGEST;
    }

    @Override
    public Class<RunRequested> trigger() {
        return RunRequested.class;
    }

    @Override
    public Step next(RunRequested requested, TaskResults results) {
        if (results.get(Task.SINGLE) instanceof WorkloadResult.Ingested ingested) {
            return new Step.Done(new DataReady(requested.run(), ingested.snapshots()));
        }
        return new Step.Launch(IngestPlanner.plan(requested, settings));
    }
}
