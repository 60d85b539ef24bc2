package dev.refit.cli.gc;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.run.Stage;
import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunView;
import dev.refit.run.store.RunFolder;
import dev.refit.store.ArtifactStore;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Whether the outcome records say, as the topics do, that a run is over.
 *
 * <p>This is why nothing happens when a topic is read again from its start after the run's files are gone: a stage looks
 * for its outcome record before it looks at anything else, and sends the event in it again. Every stage that was ever
 * triggered has a record here, down to the one that ended the run, in every generation (a later one begins at the stage
 * in which the one before has failed); none of them is removed, and neither is the version the run has reserved. A request
 * for the same run again has the same id and meets the same records.
 */
final class OutcomeProof {
    private final ArtifactStore store;

    OutcomeProof(ArtifactStore store) {
        this.store = store;
    }

    /** Why the run must be taken for one that goes on; empty when it is over. */
    Optional<String> doubt(RunView run) {
        Stage begin = run.stages().get(0).name();
        for (int generation = 1; generation < run.generation(); generation++) {
            Ending ending = ending(run, generation, begin);
            if (ending.state().isEmpty()) {
                return Optional.of(ending.doubt());
            }
            begin = ending.stage();
        }
        Ending last = ending(run, run.generation(), begin);
        if (last.state().isPresent() && last.state().get() != run.state()) {
            return Optional.of("its outcome record says " + last.state().get() + ", its events say " + run.state());
        }
        return last.state().isPresent() ? Optional.empty() : Optional.of(last.doubt());
    }

    private Ending ending(RunView run, int generation, Stage begin) {
        for (Stage stage : EnumSet.range(begin, Stage.PROMOTION)) {
            String path = RunFolder.of(run.refit(), run.run()).outcome(stage, generation);
            Optional<RefitEvent> event;
            try {
                event = store.read(path)
                        .map(json -> RefitJson.read(json, OutcomeRecord.class).event());
            } catch (UnreadableException e) {
                return new Ending(stage, Optional.empty(), path + " cannot be read");
            }
            if (event.isEmpty()) {
                return new Ending(stage, Optional.empty(), "there is no " + path);
            }
            Optional<RunState> state = RunState.endedBy(event.get());
            if (state.isPresent()) {
                return new Ending(stage, state, "");
            }
        }
        return new Ending(Stage.PROMOTION, Optional.empty(), "no outcome record ends it");
    }

    private record Ending(Stage stage, Optional<RunState> state, String doubt) {}
}
