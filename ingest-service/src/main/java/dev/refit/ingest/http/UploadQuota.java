package dev.refit.ingest.http;

import dev.refit.ingest.IngestSettings;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Bounds what uploaded models occupy in the artifact store, whether a request told its length or not. */
@ApplicationScoped
class UploadQuota {
    private final ArtifactStore store;
    private final OptionalLong most;

    /** Bytes that are being stored and that the store may not tell yet. */
    private long reserved;

    @Inject
    UploadQuota(ArtifactStore store, IngestSettings settings) {
        this(
                store,
                settings.uploadsQuota()
                        .map(MemorySize::asLongValue)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()));
    }

    UploadQuota(ArtifactStore store, OptionalLong most) {
        this.store = store;
        this.most = most;
    }

    /**
     * Stores files.
     *
     * @param bytes of all of them
     * @throws QuotaExceededException before anything is stored, if there is no room for them
     */
    <T> T within(long bytes, Supplier<T> storing) {
        reserve(bytes);
        try {
            return storing.get();
        } finally {
            release(bytes);
        }
    }

    private synchronized void reserve(long bytes) {
        if (most.isPresent()) {
            long used = reserved
                    + store.sizes(StoreLayout.UPLOADS).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            if (bytes > most.getAsLong() - used) {
                throw new QuotaExceededException("model: got " + bytes + " bytes with its examples, expected at most "
                        + Math.max(0, most.getAsLong() - used) + ": uploads have " + used + " of the "
                        + most.getAsLong() + " bytes that refit.ingest.uploads-quota allows. Whoever operates the"
                        + " platform makes room with: refit gc --keep N --copies-older-than 30d");
            }
        }
        reserved += bytes;
    }

    private synchronized void release(long bytes) {
        reserved -= bytes;
    }

    /** There is no room for an upload. */
    static final class QuotaExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        QuotaExceededException(String problem) {
            super(problem);
        }
    }
}
