package dev.refit.run;

import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.LibraryReady;
import dev.refit.events.RunEvent.ModelReady;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.run.Stage;

/** Which events a stage begins and succeeds with. */
public final class StageEvents {
    private StageEvents() {}

    /** The event that starts a stage. */
    public static Class<? extends StageTrigger> trigger(Stage stage) {
        return switch (stage) {
            case INGEST -> RunRequested.class;
            case TRANSFORM -> DataReady.class;
            case TRAINING -> FeaturesBuilt.class;
            case PACKAGING -> ModelReady.class;
            case PROMOTION -> LibraryReady.class;
        };
    }

    /** The event that a stage publishes when it has succeeded. */
    public static Class<? extends RunEvent> success(Stage stage) {
        return switch (stage) {
            case INGEST -> DataReady.class;
            case TRANSFORM -> FeaturesBuilt.class;
            case TRAINING -> ModelTrained.class;
            case PACKAGING -> LibraryReady.class;
            case PROMOTION -> LibraryPublic.class;
        };
    }
}
