package dev.refit.cli.runs;

import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.LibraryReady;
import dev.refit.events.RunEvent.ModelReady;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.run.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One stage of one generation of a run. */
final class StageProjection {
    /** The event that a stage waits for. */
    static final Map<Stage, Class<? extends StageTrigger>> STARTS = Map.of(
            Stage.INGEST, RunRequested.class,
            Stage.TRANSFORM, DataReady.class,
            Stage.TRAINING, FeaturesBuilt.class,
            Stage.PACKAGING, ModelReady.class,
            Stage.PROMOTION, LibraryReady.class);

    /** The event that says that it is done. */
    private static final Map<Stage, Class<? extends RunEvent>> ENDS = Map.of(
            Stage.INGEST, DataReady.class,
            Stage.TRANSFORM, FeaturesBuilt.class,
            Stage.TRAINING, ModelTrained.class,
            Stage.PACKAGING, LibraryReady.class,
            Stage.PROMOTION, LibraryPublic.class);

    private final Stage stage;
    private final Generation generation;
    private final Optional<Said> ending;
    private final List<StageStarted> started;

    StageProjection(Stage stage, Generation generation) {
        this.stage = stage;
        this.generation = generation;
        this.ending = generation.ending();
        this.started = generation
                .all(StageStarted.class)
                .filter(event -> event.at().stage() == stage)
                .toList();
    }

    boolean hasSucceeded() {
        return state() == StageState.SUCCEEDED;
    }

    /** @param attempts all there were, in whatever generation */
    StageView view(List<AttemptView> attempts) {
        StageState state = state();
        Optional<Instant> from = started.stream()
                .findFirst()
                .<RunEvent>map(event -> event)
                .or(() -> generation.first(STARTS.get(stage)).map(event -> event))
                .flatMap(generation::time);
        Optional<Instant> to = state == StageState.SUCCEEDED
                ? generation.first(ENDS.get(stage)).flatMap(generation::time)
                : ending.filter(said -> endsHere(said.event())).map(Said::time);
        Double seconds = from.isPresent() && to.isPresent() ? RunProjection.seconds(from.get(), to.get()) : null;
        return new StageView(stage, state, seconds, attempts);
    }

    private StageState state() {
        if (ending.filter(said -> endsHere(said.event())).isPresent()) {
            RefitEvent event = ending.get().event();
            if (event instanceof LibraryPublic) {
                return StageState.SUCCEEDED;
            }
            return event instanceof StageCancelled ? StageState.CANCELLED : StageState.FAILED;
        }
        if (isDone()) {
            return StageState.SUCCEEDED;
        }
        if (!started.isEmpty()) {
            return ending.isPresent() ? StageState.CANCELLED : StageState.RUNNING;
        }
        boolean ready = generation.first(STARTS.get(stage)).isPresent();
        return ready && ending.isEmpty() ? StageState.QUEUED : StageState.PENDING;
    }

    /** A later stage's word is as good as the stage's own. */
    private boolean isDone() {
        if (stage == Stage.PROMOTION) {
            return false;
        }
        return ENDS.entrySet().stream()
                .filter(end -> end.getKey().compareTo(stage) >= 0)
                .anyMatch(end -> generation.first(end.getValue()).isPresent());
    }

    private boolean endsHere(RefitEvent event) {
        if (event instanceof StageFailed failed) {
            return failed.at().stage() == stage;
        }
        if (event instanceof StageCancelled cancelled) {
            return cancelled.at().stage() == stage;
        }
        return stage == Stage.PROMOTION && (event instanceof LibraryPublic || event instanceof ModelRejected);
    }
}
