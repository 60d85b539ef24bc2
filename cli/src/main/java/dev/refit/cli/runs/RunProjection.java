package dev.refit.cli.runs;

import dev.refit.events.RefitEvent;
import dev.refit.events.RunContext;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.MainLine;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.Stage;
import dev.refit.events.StageEvent;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One generation of a run, seen as a whole: the first event that ends it decides how it ended. */
final class RunProjection {
    private static final double MILLIS = 1000.0;

    private final String run;
    private final int number;
    private final Generation generation;
    private final boolean cancelRequested;
    private final Optional<Said> ending;

    RunProjection(String run, int number, Generation generation, boolean cancelRequested) {
        this.run = run;
        this.number = number;
        this.generation = generation;
        this.cancelRequested = cancelRequested;
        this.ending =
                generation.inOrder().filter(said -> isEnding(said.event())).findFirst();
    }

    RunView view() {
        Optional<RunContext> context = generation.first(MainLine.class).map(MainLine::run);
        List<StageView> stages = stages();
        Instant requested =
                generation.first(RunRequested.class).flatMap(generation::time).orElse(null);
        Instant ended = ending.map(Said::time).orElse(null);
        return new RunView(
                run,
                context.map(RunContext::refit)
                        .orElseGet(() -> ref().map(StageRef::refit).orElse(refitOfRun())),
                context.map(RunContext::partition)
                        .orElseGet(() -> ref().map(StageRef::partition).orElse("")),
                number,
                state(stages),
                cancelRequested,
                requested,
                ended,
                requested == null || ended == null ? null : seconds(requested, ended),
                context.map(c -> c.inputs().stream().map(InputView::of).toList())
                        .orElse(List.of()),
                stages,
                rows(),
                ending.map(Said::event)
                        .filter(ModelPromoted.class::isInstance)
                        .map(event -> ModelView.of((ModelPromoted) event))
                        .orElse(null),
                ending.map(Said::event).map(RunProjection::failure).orElse(null));
    }

    static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) / MILLIS;
    }

    private List<StageView> stages() {
        return Arrays.stream(Stage.values())
                .map(stage -> new StageProjection(stage, generation, ending).view())
                .toList();
    }

    private RunState state(List<StageView> stages) {
        if (ending.isPresent()) {
            RefitEvent event = ending.get().event();
            if (event instanceof ModelPromoted) {
                return RunState.SUCCEEDED;
            }
            return event instanceof StageCancelled ? RunState.CANCELLED : RunState.FAILED;
        }
        boolean started = stages.stream()
                .anyMatch(stage -> stage.state() != StageState.PENDING && stage.state() != StageState.QUEUED);
        return started ? RunState.RUNNING : RunState.QUEUED;
    }

    private Long rows() {
        return generation
                .first(FeaturesBuilt.class)
                .map(FeaturesBuilt::features)
                .or(() -> generation.first(ModelTrained.class).map(ModelTrained::features))
                .map(features -> features.rows())
                .orElse(null);
    }

    private Optional<StageRef> ref() {
        return generation.first(StageEvent.class).map(StageEvent::at);
    }

    /** A run is called after its refit, with a dash and a digest behind it. */
    private String refitOfRun() {
        int dash = run.lastIndexOf('-');
        return dash < 0 ? run : run.substring(0, dash);
    }

    private static boolean isEnding(RefitEvent event) {
        return event instanceof StageFailed
                || event instanceof StageCancelled
                || event instanceof ModelPromoted
                || event instanceof ModelRejected;
    }

    private static FailureView failure(RefitEvent ending) {
        if (ending instanceof StageFailed failed) {
            return FailureView.of(failed.at().stage(), failed.failure());
        }
        if (ending instanceof StageCancelled cancelled) {
            return FailureView.cancelled(cancelled.at().stage(), cancelled.reason());
        }
        return ending instanceof ModelRejected rejected ? FailureView.rejected(rejected.reason()) : null;
    }
}
