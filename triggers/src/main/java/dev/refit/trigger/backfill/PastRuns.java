package dev.refit.trigger.backfill;

import java.util.List;

/** The runs of a refit that were requested before. */
@FunctionalInterface
public interface PastRuns {

    /** Some runs of a partition, the newest first: at least the one that ended last, and the last that ended with a model. */
    List<PastRun> of(String partition);
}
