package dev.refit.launcher;

import java.time.Duration;

/** How a workload failed, as far as its backend can tell; what it says itself in its result goes before this. */
public sealed interface WorkloadFailure {

    /** @param exitCode 1 to 127: it ended by itself */
    record Exited(int exitCode) implements WorkloadFailure {}

    /** @param signal that ended it, such as 9; nobody we know of sent it */
    record Killed(int signal) implements WorkloadFailure {}

    record OutOfMemory(int limitMiB) implements WorkloadFailure {}

    record TimedOut(Duration timeout) implements WorkloadFailure {}

    /** It never ran: the template is wrong, the image or program is not there. */
    record NotStarted(String reason) implements WorkloadFailure {}

    /** It was there, is gone, and left no word. */
    record Lost(String reason) implements WorkloadFailure {}
}
