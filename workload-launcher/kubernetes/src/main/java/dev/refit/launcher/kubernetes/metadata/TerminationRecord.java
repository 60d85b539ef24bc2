package dev.refit.launcher.kubernetes.metadata;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Records when and why a launcher ended a workload, in an annotation of the workload's object.
 *
 * @param why {@code cancelled}, {@code not started: } and the reason, or {@code timed out: } and the timeout
 */
public record TerminationRecord(Instant at, String why) {
    private static final String CANCELLED = "cancelled";
    private static final String NOT_STARTED = "not started: ";
    private static final String TIMED_OUT = "timed out: ";

    public static TerminationRecord cancelled(Instant at) {
        return new TerminationRecord(at, CANCELLED);
    }

    public static TerminationRecord notStarted(Instant at, String reason) {
        return new TerminationRecord(at, NOT_STARTED + reason);
    }

    public static TerminationRecord timedOut(Instant at, Duration timeout) {
        return new TerminationRecord(at, TIMED_OUT + timeout);
    }

    public static Optional<TerminationRecord> of(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(LabelsAndAnnotations.ENDED))
                .map(TerminationRecord::parse);
    }

    public String annotation() {
        return at + " " + why;
    }

    /** The state of the workload once it is over. */
    public WorkloadState state() {
        if (why.startsWith(NOT_STARTED)) {
            return new WorkloadState.Failed(at, new WorkloadFailure.NotStarted(why.substring(NOT_STARTED.length())));
        }
        if (why.startsWith(TIMED_OUT)) {
            return new WorkloadState.Failed(
                    at, new WorkloadFailure.TimedOut(Duration.parse(why.substring(TIMED_OUT.length()))));
        }
        return new WorkloadState.Cancelled(at);
    }

    private static TerminationRecord parse(String annotation) {
        int space = annotation.indexOf(' ');
        return new TerminationRecord(Instant.parse(annotation.substring(0, space)), annotation.substring(space + 1));
    }
}
