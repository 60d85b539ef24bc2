package dev.refit.ingest.job;

import dev.refit.ingest.job.source.SourceFile;
import dev.refit.job.JobFolder;
import java.util.Collection;
import java.util.List;

/** Says how many of the bytes have been read, in steps that are worth a line. */
final class IngestProgress {
    private static final double STEP = 0.05;

    private final JobFolder folder;
    private final long total;
    private long done;
    private double said;

    IngestProgress(JobFolder folder, Collection<List<SourceFile>> sources) {
        this.folder = folder;
        this.total = sources.stream()
                .flatMap(List::stream)
                .mapToLong(source -> source.size())
                .sum();
        folder.progress(0, "found " + sources.stream().mapToInt(List::size).sum() + " files, " + total + " bytes");
    }

    void read(long bytes, String what) {
        done += bytes;
        if (fraction() - said >= STEP) {
            say("reading " + what);
        }
    }

    void say(String message) {
        said = fraction();
        folder.progress(said, message);
    }

    private double fraction() {
        return total == 0 ? 1 : (double) done / total;
    }
}
