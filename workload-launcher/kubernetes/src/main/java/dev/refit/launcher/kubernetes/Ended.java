package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.Optional;

/**
 * When and why a launcher had a workload ended, as the workload's object remembers it.
 *
 * @param reason why it could not be started; empty when it was cancelled
 */
record Ended(Instant at, String reason) {
    private static final String CANCELLED = "cancelled";
    private static final String NOT_STARTED = "not started: ";

    static Ended cancelled(Instant at) {
        return new Ended(at, "");
    }

    static Optional<Ended> of(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Marks.ENDED))
                .map(Ended::parse);
    }

    String annotation() {
        return at + " " + (reason.isEmpty() ? CANCELLED : NOT_STARTED + reason);
    }

    /** What the workload has become once it is over. */
    WorkloadState state() {
        return reason.isEmpty()
                ? new WorkloadState.Cancelled(at)
                : new WorkloadState.Failed(at, new WorkloadFailure.NotStarted(reason));
    }

    private static Ended parse(String annotation) {
        int space = annotation.indexOf(' ');
        String why = annotation.substring(space + 1);
        return new Ended(
                Instant.parse(annotation.substring(0, space)),
                why.startsWith(NOT_STARTED) ? why.substring(NOT_STARTED.length()) : "");
    }
}
