package dev.refit.stage.execution;

import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.run.WorkloadName;
import java.time.Duration;

/** Whose fault it is that an attempt has failed, and what to do about it. */
final class Failures {
    private static final String SEE_LOG = "See the workload's log: refit runs logs RUN.";

    private Failures() {}

    static Failure withoutResult(Workload workload) {
        WorkloadState state = workload.state();
        if (state instanceof WorkloadState.Failed failed) {
            return of(workload.name(), failed.failure());
        }
        if (state instanceof WorkloadState.Cancelled) {
            return platform("cancelled-outside", workload.name() + " was cancelled, but its run was not", SEE_LOG);
        }
        return platform("no-result", workload.name() + " ended well and left no result.json", SEE_LOG);
    }

    static Failure tornResult(Workload workload, String reason) {
        return platform("torn-result", workload.name() + " left a result.json that is " + reason, SEE_LOG);
    }

    static Failure foreignResult(Workload workload, String run) {
        return platform("foreign-result", workload.name() + " left the result.json of another run, " + run, SEE_LOG);
    }

    /** The failure of an attempt of an earlier generation, which may have been ended together with its stage. */
    static Failure ofEarlierGeneration(Workload workload, Failure failure) {
        return workload.state() instanceof WorkloadState.Cancelled
                ? platform("ended-with-stage", workload.name() + " was ended when its stage had failed", "")
                : failure;
    }

    static Failure noMoreNames(String name) {
        return platform(
                "no-more-attempts",
                "another attempt would be called " + name + ", and a workload's name has at most " + WorkloadName.MAX
                        + " characters",
                "Request a run of the same data anew: refit run REFIT --partition P.");
    }

    static Failure conflict(String message) {
        return new Failure(
                Fault.USER_CODE,
                "workload-conflict",
                message,
                "Something else was started under this run's name: remove it, then retry the run: refit runs retry RUN.");
    }

    static Failure eventTooLarge(String message) {
        return new Failure(
                Fault.USER_CODE,
                "event-too-large",
                message,
                "Use fewer and larger files, fewer trials, or shorter SQL.");
    }

    static Failure timedOut(String name, Duration timeout) {
        return platform("timed-out", name + " was not over after " + timeout.toSeconds() + " s", "");
    }

    static Failure unavailable(String message, Duration patience) {
        return platform(
                "unavailable",
                "no answer for more than " + patience.toSeconds() + " s: " + message,
                "See that the service's settings, accounts and permissions are right, then retry the run: refit runs"
                        + " retry RUN.");
    }

    static Failure noRoom(String name, String reason, Duration timeout) {
        return platform(
                "no-room",
                name + " found no room within " + timeout.toSeconds() + " s: " + reason,
                "Raise the quota that is named, or the timeout of this stage in the definition.");
    }

    static Failure interrupted(String name, int times, String reason) {
        return platform(
                "interrupted",
                name + " was interrupted " + times + " times, the last time by: " + reason,
                "Something ends its pods or processes, such as a full disk or an eviction: see the events of the node.");
    }

    static Failure withdrawn(String name) {
        return platform("withdrawn", name + " has done nothing: its run was cancelled before", "");
    }

    static Failure internal(Throwable e) {
        return platform(
                "internal-error", e.toString(), "This is a defect of Refit: the service's log has the details.");
    }

    private static Failure of(String name, WorkloadFailure failure) {
        if (failure instanceof WorkloadFailure.OutOfMemory oom) {
            return new Failure(
                    Fault.USER_CODE,
                    "out-of-memory",
                    name + " needed more than its " + oom.limitMiB() + " MiB",
                    "Raise the memory of this stage in the definition.");
        }
        if (failure instanceof WorkloadFailure.TimedOut timedOut) {
            return platform(
                    "timed-out",
                    name + " was not over after " + timedOut.timeout().toSeconds() + " s",
                    SEE_LOG);
        }
        if (failure instanceof WorkloadFailure.Exited exited) {
            return platform("exited", name + " ended with exit code " + exited.exitCode() + " and no result", SEE_LOG);
        }
        if (failure instanceof WorkloadFailure.Killed killed) {
            return platform("killed", name + " was ended by signal " + killed.signal(), SEE_LOG);
        }
        if (failure instanceof WorkloadFailure.NotStarted notStarted) {
            return platform(
                    "not-started",
                    name + " could not be started: " + notStarted.reason(),
                    "Check the launcher's template and the machine: refit doctor.");
        }
        return platform("lost", name + " is gone: " + ((WorkloadFailure.Lost) failure).reason(), SEE_LOG);
    }

    private static Failure platform(String code, String message, String hint) {
        return new Failure(Fault.PLATFORM, code, message, hint);
    }
}
