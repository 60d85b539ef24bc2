package dev.refit.ingest.runs;

import dev.refit.events.run.RunId;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunView;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out how a run stands. */
@ApplicationScoped
public class Runs {
    private final RunRecords records;
    private final UnrecordedRuns unrecorded;

    Runs(RunRecords records, UnrecordedRuns unrecorded) {
        this.records = records;
        this.unrecorded = unrecorded;
    }

    /**
     * A run as it stands.
     *
     * @throws RunRefusedException when there is none of this id
     * @throws dev.refit.store.ArtifactStoreException when the artifact store does not answer
     * @throws org.apache.kafka.common.KafkaException when the run is not on record and the broker does not answer
     */
    public RecordedRun require(RunId id) {
        String run = id.toString();
        RunFold fold = new RunFold();
        records.events(id).forEach(fold::add);
        if (fold.run(run).isEmpty() || lacksRequest(fold, run)) {
            unrecorded.request(run).ifPresent(fold::add);
        }
        if (fold.run(run).isEmpty()) { // Put on record and acknowledged meanwhile.
            records.events(id).forEach(fold::add);
        }
        RunView view = fold.run(run).orElseThrow(() -> RunRefusedException.unknown(run));
        RunState state = view.state() == RunState.QUEUED && records.hasBegun(id) ? RunState.RUNNING : view.state();
        return new RecordedRun(
                run, view.refit(), view.partition(), state, view.cancelRequested(), view.failure(), fold.retry(run));
    }

    private static boolean lacksRequest(RunFold fold, String run) {
        return fold.run(run).orElseThrow().state() == RunState.FAILED
                && fold.retry(run).isEmpty();
    }
}
