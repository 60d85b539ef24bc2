package dev.refit.packaging.job.document;

import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.holdout.RowScorer;
import dev.refit.packaging.job.origin.Origin;
import dev.refit.packaging.job.origin.PreviousRelease;
import dev.refit.packaging.job.origin.Subject;
import dev.refit.packaging.job.page.Page;
import dev.refit.run.release.SchemaChange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes what has changed since the last published release. */
final class ReleaseNotes {
    private ReleaseNotes() {}

    static Page of(Origin origin, Subject subject, RowScorer scorer) throws IOException, JobFailedException {
        Page page = new Page(subject.artifactId() + " " + subject.version());
        page.text(origin.summary());
        Optional<PreviousRelease> previous = origin.previous();
        if (previous.isEmpty()) {
            return page.text("This is the first release.");
        }
        page.text(previous.get().summary());
        page.section("Inputs and labels");
        changes(page, previous.get().schemaChanges());
        previous.get().basis().ifPresent(basis -> {
            page.text(
                    "The number " + subject.version() + " does not follow from that: it comes after " + basis.version()
                            + ", which was reserved and not published by then. Since " + basis.version() + ":");
            changes(page, basis.changes());
        });
        previous.get().describeChanges(page, scorer);
        return page;
    }

    private static void changes(Page page, Optional<List<SchemaChange>> changes) {
        if (changes.isEmpty()) {
            page.text("They are not compared, because the schema of one of the two releases is not known.");
        } else if (changes.get().isEmpty()) {
            page.text("They are the same.");
        } else {
            page.table(
                    List.of("change", "breaks callers"),
                    changes.get().stream()
                            .map(change -> List.of(change.what(), change.breaking() ? "yes" : "no"))
                            .toList());
        }
    }
}
