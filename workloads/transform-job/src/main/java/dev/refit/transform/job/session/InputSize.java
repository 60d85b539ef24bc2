package dev.refit.transform.job.session;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Snapshot;
import java.util.List;

/** How much there is to read, which decides how widely the work is spread. */
public record InputSize(long bytes) {
    private static final long SMALL = 8L << 20;
    private static final long PER_PART = 16L << 20;
    private static final long MOST_PARTS = 200;

    public static InputSize of(List<Snapshot> snapshots) {
        return new InputSize(snapshots.stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .mapToLong(StoredFile::size)
                .sum());
    }

    /** Little enough that planning the work costs more than doing it. */
    boolean small() {
        return bytes <= SMALL;
    }

    /** How many files the feature table is split into at most. */
    public int parts() {
        return small() ? 1 : (int) Math.min(MOST_PARTS, 1 + bytes / PER_PART);
    }

    /** How many parts a shuffle makes. */
    int shuffleParts() {
        return small() ? 2 : (int) Math.min(MOST_PARTS, 4L * parts());
    }
}
