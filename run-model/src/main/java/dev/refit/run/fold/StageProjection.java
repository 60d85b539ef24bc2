package dev.refit.run.fold;

import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.run.Stage;
import dev.refit.run.StageEvents;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** One stage of one generation of a run. */
final class StageProjection {
    private final Stage stage;
    private final Generation generation;
    private final Optional<TimedEvent> ending;
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
                .or(() -> generation.first(StageEvents.trigger(stage)).map(event -> event))
                .flatMap(generation::time);
        Optional<Instant> to = state == StageState.SUCCEEDED
                ? generation.first(StageEvents.success(stage)).flatMap(generation::time)
                : ending.filter(timed -> endsHere(timed.event())).map(TimedEvent::time);
        Double seconds = from.isPresent() && to.isPresent() ? RunProjection.seconds(from.get(), to.get()) : null;
        return new StageView(stage, state, seconds, attempts);
    }

    private StageState state() {
        if (ending.filter(timed -> endsHere(timed.event())).isPresent()) {
            return StageState.of(RunState.endedBy(ending.get().event()).orElseThrow());
        }
        if (isDone()) {
            return StageState.SUCCEEDED;
        }
        if (!started.isEmpty()) {
            return ending.isPresent() ? StageState.CANCELLED : StageState.RUNNING;
        }
        boolean ready = generation.first(StageEvents.trigger(stage)).isPresent();
        return ready && ending.isEmpty() ? StageState.QUEUED : StageState.PENDING;
    }

    /** Whether this stage or a later one has succeeded: events of stages may be read in any order. */
    private boolean isDone() {
        if (stage == Stage.PROMOTION) {
            return false;
        }
        return EnumSet.range(stage, Stage.PROMOTION).stream()
                .anyMatch(done -> generation.first(StageEvents.success(done)).isPresent());
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
