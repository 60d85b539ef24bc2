package dev.refit.run.fold;

import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RefitRunEvent;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.StageEvent;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.UploadEvent;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.model.ModelWarnings;
import dev.refit.events.run.RunId;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Projects the events of a run to its state in the newest generation. The first event that ends that generation decides how
 * the run ended. A stage that the newest generation did not do again is as an earlier one left it.
 */
final class RunProjection {
    private static final double MILLIS = 1000.0;

    private final String run;
    private final int number;
    private final List<Generation> newestFirst;
    private final Generation newest;
    private final boolean cancelRequested;
    private final Optional<TimedEvent> ending;

    /** @param number of the newest generation */
    RunProjection(String run, int number, List<Generation> newestFirst, boolean cancelRequested) {
        this.run = run;
        this.number = number;
        this.newestFirst = newestFirst;
        this.newest = newestFirst.get(0);
        this.cancelRequested = cancelRequested;
        this.ending = newest.ending();
    }

    RunView view() {
        Optional<RunRef> ref = newest(StageTrigger.class).map(StageTrigger::ref).or(() -> newest(StageEvent.class)
                .map(event -> ref(event.at())));
        List<StageView> stages = stages();
        Class<? extends StageTrigger> first = isUpload() ? ModelUploaded.class : RunRequested.class;
        Instant requested = newestFirst.stream()
                .flatMap(generation -> generation.first(first).flatMap(generation::time).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant begun = number == 1 ? requested : newest.begun().orElse(null);
        Instant ended = ending.map(TimedEvent::time).orElse(null);
        return new RunView(
                run,
                ref.map(RunRef::refit).orElse(RunId.refitOf(run)),
                ref.map(RunRef::partition).orElse(""),
                number,
                state(stages),
                cancelRequested,
                requested,
                ended,
                begun == null || ended == null ? null : seconds(begun, ended),
                newest(RefitRunEvent.class)
                        .map(event ->
                                event.run().inputs().stream().map(InputView::of).toList())
                        .orElse(List.of()),
                stages,
                rows(),
                ending.map(TimedEvent::event)
                        .filter(LibraryPublic.class::isInstance)
                        .map(event -> ModelView.of((LibraryPublic) event))
                        .orElse(null),
                ending.map(TimedEvent::event).map(RunProjection::failure).orElse(null),
                newest(ModelTrained.class)
                        .map(trained -> ModelWarnings.of(trained.model()))
                        .orElse(List.of()));
    }

    static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) / MILLIS;
    }

    private List<StageView> stages() {
        return EnumSet.range(isUpload() ? Stage.PACKAGING : Stage.INGEST, Stage.PROMOTION).stream()
                .map(stage ->
                        new StageProjection(stage, doneIn(stage)).view(new StageAttempts(stage, newestFirst).views()))
                .toList();
    }

    /** The newest generation; for a stage before the one that it began with, the generation in which that stage succeeded. */
    private Generation doneIn(Stage stage) {
        boolean behind = Arrays.stream(Stage.values())
                .filter(later -> later.compareTo(stage) > 0)
                .anyMatch(newest::hasReached);
        if (newest.hasReached(stage) || !behind) {
            return newest;
        }
        return newestFirst.stream()
                .filter(generation -> generation.hasReached(stage))
                .findFirst()
                .filter(generation -> new StageProjection(stage, generation).hasSucceeded())
                .orElse(newest);
    }

    private RunState state(List<StageView> stages) {
        if (ending.isPresent()) {
            return RunState.endedBy(ending.get().event()).orElseThrow();
        }
        boolean started = stages.stream()
                .anyMatch(stage -> stage.state() != StageState.PENDING && stage.state() != StageState.QUEUED);
        return started ? RunState.RUNNING : RunState.QUEUED;
    }

    private Long rows() {
        return newest(FeaturesBuilt.class)
                .map(FeaturesBuilt::features)
                .or(() -> newest(ModelTrained.class).map(ModelTrained::features))
                .map(features -> features.rows())
                .orElse(null);
    }

    /** Whether the run packages an uploaded model, which is the work of two stages. */
    private boolean isUpload() {
        return newest(UploadEvent.class).isPresent();
    }

    private static RunRef ref(StageRef at) {
        return new RunRef(at.run(), at.generation(), at.refit(), at.partition());
    }

    private <T extends RunEvent> Optional<T> newest(Class<T> type) {
        return newestFirst.stream()
                .flatMap(generation -> generation.first(type).stream())
                .findFirst();
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
