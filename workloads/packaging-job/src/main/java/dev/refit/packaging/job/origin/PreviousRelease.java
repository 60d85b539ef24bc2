package dev.refit.packaging.job.origin;

import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.holdout.RowScorer;
import dev.refit.packaging.job.page.Page;
import dev.refit.run.release.SchemaChange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The last published release of the same library, with which release notes compare. */
public interface PreviousRelease {
    /** Tells in one sentence which release it is. */
    String summary();

    /** Lists the changes of inputs and labels. It is empty if one of the two schemas is not known. */
    Optional<List<SchemaChange>> schemaChanges();

    /** Tells which version the number of this one follows, with the changes since; empty when that is this release. */
    Optional<NumberBasis> basis();

    /** Writes the sections about everything else that has changed. */
    void describeChanges(Page page, RowScorer scorer) throws IOException, JobFailedException;
}
