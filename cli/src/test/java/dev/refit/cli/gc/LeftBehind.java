package dev.refit.cli.gc;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.run.Stage;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.TimedEvent;
import dev.refit.store.ArtifactStore;
import java.util.List;
import java.util.Optional;

/** What a run leaves in the artifact store: the records of its story, and files of its workloads. */
public final class LeftBehind {
    private final ArtifactStore store;

    public LeftBehind(ArtifactStore store) {
        this.store = store;
    }

    /** The folder of the run, with a slash at its end. */
    public String of(String refit, RunStory story) {
        String folder = "runs/" + refit + "/" + story.run() + "/";
        put(folder + "run.json");
        put(folder + "ingest/attempt-1-failed.json");
        executions(folder).forEach(execution -> put(execution + "result.json"));
        put(folder + "ingest/2-00000002/flights/2013-01/1-flights.csv");
        for (TimedEvent said : story.told()) {
            stage(said.event())
                    .ifPresent(stage -> store.putIfAbsent(
                            folder + stage.key() + outcome(said.event()),
                            RefitJson.bytes(new OutcomeRecord(said.time(), said.event()))));
        }
        return folder;
    }

    private static String outcome(RefitEvent event) {
        int generation = ((RunEvent) event).runGeneration().orElseThrow();
        return generation == 1 ? "/outcome.json" : "/outcome-g" + generation + ".json";
    }

    static List<String> executions(String folder) {
        return List.of(
                folder + "ingest/1-00000001/",
                folder + "ingest/2-00000002/",
                folder + "training/t1/1-0000000a/",
                folder + "training/t12/1-0000000b/");
    }

    private void put(String path) {
        store.put(path, "{}".getBytes());
    }

    private static Optional<Stage> stage(RefitEvent event) {
        if (event instanceof DataReady) {
            return Optional.of(Stage.INGEST);
        } else if (event instanceof FeaturesBuilt) {
            return Optional.of(Stage.TRANSFORM);
        } else if (event instanceof ModelTrained) {
            return Optional.of(Stage.TRAINING);
        } else if (event instanceof ModelPackaged) {
            return Optional.of(Stage.PACKAGING);
        } else if (event instanceof ModelPromoted || event instanceof ModelRejected) {
            return Optional.of(Stage.PROMOTION);
        } else if (event instanceof StageFailed failed) {
            return Optional.of(failed.at().stage());
        }
        return event instanceof StageCancelled cancelled
                ? Optional.of(cancelled.at().stage())
                : Optional.empty();
    }
}
