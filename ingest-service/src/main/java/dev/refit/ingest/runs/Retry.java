package dev.refit.ingest.runs;

import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.run.RunRef;
import dev.refit.store.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides whether a run can be retried. */
@ApplicationScoped
public class Retry {
    private final Remains remains;

    Retry(ArtifactStore store) {
        this.remains = new Remains(store);
    }

    /**
     * The event that starts the failed stage of a run again.
     *
     * @throws RunRefusedException when the run has not failed, is to be cancelled, or lacks what the stage reads
     */
    public StageTrigger trigger(RecordedRun run) {
        refuseUnlessFailed(run);
        String stage = run.failure().stage().key();
        StageTrigger trigger = run.again()
                .orElseThrow(() -> RunRefusedException.because(
                        "What started " + stage + " of " + run.run() + " is no longer on record.", anew(run)));
        remains.missing(trigger).ifPresent(path -> {
            throw RunRefusedException.because(
                    "What " + stage + " of " + run.run() + " reads was removed: " + path + ".", anew(run));
        });
        return trigger;
    }

    private static void refuseUnlessFailed(RecordedRun run) {
        String id = run.run();
        switch (run.state()) {
            case QUEUED, RUNNING ->
                throw RunRefusedException.because(
                        id + " has not ended: " + run.state() + ".", "Watch it with: refit runs watch " + id);
            case SUCCEEDED ->
                throw RunRefusedException.because(id + " has succeeded; there is nothing to try again.", anew(run));
            case CANCELLED -> throw RunRefusedException.because(id + " was cancelled, and stays so.", anew(run));
            case FAILED -> {
                if (run.cancelRequested()) {
                    throw RunRefusedException.because(
                            id + " has failed, and its end was asked for: it would be cancelled at once.", anew(run));
                }
            }
            case REJECTED ->
                throw RunRefusedException.because(
                        "The model of " + id + " was rejected: " + run.failure().message() + ".", anew(run));
        }
    }

    private static String anew(RecordedRun run) {
        if (run.partition().equals(RunRef.UPLOADED)) {
            return "To make another library of it, upload it with other options: docs/packaged-library.md.";
        }
        return "A new run with the newest data: refit run " + run.refit() + " --partition " + run.partition();
    }
}
