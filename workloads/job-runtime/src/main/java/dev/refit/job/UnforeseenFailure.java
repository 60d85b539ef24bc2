package dev.refit.job;

import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.store.ArtifactStoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What no job expects: a full disk by its name, everything else in its own words. */
final class UnforeseenFailure {
    private static final List<String> NO_SPACE = List.of("no space left on device", "disk quota exceeded");
    private static final String READ_ONLY = "read-only file system";

    private UnforeseenFailure() {}

    static Failure of(Throwable e, Path folder) {
        return Optional.ofNullable(words(e, NO_SPACE))
                .map(words -> new Failure(
                        Fault.PLATFORM,
                        "no-space",
                        "there is no room left to write below " + folder + ": " + words,
                        "Make room on that disk (refit gc removes what old runs left), then run it again: refit run."))
                .or(() -> Optional.ofNullable(words(e, List.of(READ_ONLY)))
                        .map(words -> new Failure(
                                Fault.PLATFORM,
                                "read-only",
                                "nothing can be written below " + folder + ": " + words,
                                "Mount that file system for writing, then run it again: refit run.")))
                .or(() -> Optional.of(e)
                        .filter(ArtifactStoreException.class::isInstance)
                        .map(store -> new Failure(
                                Fault.PLATFORM,
                                "artifact-store",
                                store.getMessage(),
                                "See whether the workload reaches the artifact store, and may read and write there.")))
                .orElseGet(() -> new Failure(
                        Fault.PLATFORM,
                        "unexpected",
                        e.getMessage() == null ? e.toString() : e.getMessage(),
                        "The workload's log has the details: refit runs logs RUN."));
    }

    /** Libraries wrap what the system says, often more than once. */
    private static String words(Throwable e, List<String> wanted) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && wanted.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains)) {
                return message.lines().findFirst().orElse(message);
            }
        }
        return null;
    }
}
