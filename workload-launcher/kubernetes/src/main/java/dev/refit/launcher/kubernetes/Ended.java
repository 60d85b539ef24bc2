package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When and why a launcher had a workload ended, as the workload's object remembers it.
 *
 * @param why {@code cancelled}, {@code not started: } and the reason, or {@code timed out: } and the timeout
 */
record Ended(Instant at, String why) {
    private static final String CANCELLED = "cancelled";
    private static final String NOT_STARTED = "not started: ";
    private static final String TIMED_OUT = "timed out: ";

    static Ended cancelled(Instant at) {
        return new Ended(at, CANCELLED);
    }

    static Ended notStarted(Instant at, String reason) {
        return new Ended(at, NOT_STARTED + reason);
    }

    static Ended timedOut(Instant at, Duration timeout) {
        return new Ended(at, TIMED_OUT + timeout);
    }

    static Optional<Ended> of(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Marks.ENDED))
                .map(Ended::parse);
    }

    String annotation() {
        return at + " " + why;
    }

    /** What the workload has become once it is over. */
    WorkloadState state() {
        if (why.startsWith(NOT_STARTED)) {
            return new WorkloadState.Failed(at, new WorkloadFailure.NotStarted(why.substring(NOT_STARTED.length())));
        }
        if (why.startsWith(TIMED_OUT)) {
            return new WorkloadState.Failed(
                    at, new WorkloadFailure.TimedOut(Duration.parse(why.substring(TIMED_OUT.length()))));
        }
        return new WorkloadState.Cancelled(at);
    }

    private static Ended parse(String annotation) {
        int space = annotation.indexOf(' ');
        return new Ended(Instant.parse(annotation.substring(0, space)), annotation.substring(space + 1));
    }
}
