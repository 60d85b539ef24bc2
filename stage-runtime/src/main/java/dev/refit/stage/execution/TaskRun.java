package dev.refit.stage.execution;

import dev.refit.events.StageEvent.Attempt;
import dev.refit.launcher.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One task on its way through its attempts. Not thread-safe: its execution guards it. */
sealed interface TaskRun permits WorkloadTaskRun, InProcessTaskRun {

    /**
     * Looks at the task once.
     *
     * @param seen finds the workload of a name
     * @param room whether another attempt may start now
     */
    TaskProgress advance(Function<String, Optional<Workload>> seen, boolean room);

    /**
     * Ends the task, also one that another process has begun, or finds its result.
     *
     * @param seen finds the workload of a name
     * @param ending why the stage ends
     */
    TaskProgress withdraw(Function<String, Optional<Workload>> seen, Ending ending);

    /**
     * When to look again though nothing that it waits for has changed, as the last look found: {@link Instant#MAX} when only
     * a change matters.
     */
    Instant due();

    /** Whether an attempt is under way, as the last look found; otherwise it waits for its turn, for room or for a time. */
    boolean isAtWork();

    /** The attempts of this generation that have failed, in order. */
    List<Attempt> failedAttempts();

    /** Ends the attempt that is on, whoever began it. */
    void cancel();

    /** Ends the attempt that is on if this object began it. */
    void cancelOwn();
}
