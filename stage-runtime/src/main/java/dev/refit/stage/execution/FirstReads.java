package dev.refit.stage.execution;

import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What is read of a stage before it is carried out, all at the same time, because somebody waits for its first workload:
 * whether there is anything on record, and whether its run is cancelled.
 */
final class FirstReads {
    private final CompletableFuture<Boolean> untouched;
    private final CompletableFuture<Optional<RunCancelRequested>> cancelled;

    FirstReads(RunRef run, Stage stage, ExecutionPorts ports) {
        untouched = ports.inProcess.begin(() -> ports.records.isUntouched(run, stage));
        cancelled = ports.inProcess.begin(() -> ports.records.cancelled(run));
    }

    boolean untouched() {
        return answer(untouched);
    }

    Optional<RunCancelRequested> cancelled() {
        return answer(cancelled);
    }

    /** Throws what the read has thrown. */
    private static <R> R answer(CompletableFuture<R> read) {
        try {
            return read.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }
}
