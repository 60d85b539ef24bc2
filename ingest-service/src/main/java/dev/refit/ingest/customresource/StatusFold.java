package dev.refit.ingest.customresource;

import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.StageEvent;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.run.RunId;
import dev.refit.events.run.RunRef;
import dev.refit.ingest.customresource.LastRun.State;
import java.time.Instant;
import java.util.List;

/**
 * Applies an event of a run to the status of its refit. A repeated or late event changes nothing: of two runs the one
 * requested later is the last, of two generations the greater counts, of two ends the earlier.
 */
final class StatusFold {
    private StatusFold() {}

    /** @param time the time of the event */
    static RefitStatus fold(RefitStatus status, RunEvent event, Instant time) {
        if (event instanceof RunRequested requested) {
            return requested(status, requested, time);
        } else if (event instanceof StageTrigger again) {
            return retried(status, again, time);
        } else if (event instanceof ModelPromoted promoted) {
            boolean newer = status.model() == null || status.model().promoted().isBefore(time);
            return ended(
                    newer ? status.with(PromotedModel.of(promoted, time)) : status,
                    new LastRun(
                            promoted.run(),
                            promoted.generation(),
                            promoted.partition(),
                            State.endedBy(promoted),
                            null,
                            time),
                    promoted.coordinates() + ", " + promoted.metric() + " " + promoted.value());
        } else if (event instanceof ModelRejected rejected) {
            return ended(
                    status,
                    new LastRun(
                            rejected.run(),
                            rejected.generation(),
                            rejected.partition(),
                            State.endedBy(rejected),
                            null,
                            time),
                    rejected.coordinates() + " stays private: " + rejected.reason());
        } else if (event instanceof StageFailed failed) {
            String hint = failed.failure().hint();
            return ended(
                    status,
                    run(failed.at(), State.endedBy(failed), time),
                    failed.at().stage().key() + ": " + failed.failure().message() + (hint.isEmpty() ? "" : " " + hint));
        } else if (event instanceof StageCancelled cancelled) {
            return ended(
                    status,
                    run(cancelled.at(), State.endedBy(cancelled), time),
                    cancelled.at().stage().key() + ": " + cancelled.reason());
        }
        return status;
    }

    /** Whether an event can change a status; the status is not read for other events. */
    static boolean matters(RunEvent event) {
        if (event instanceof StageEvent of && of.at().partition().equals(RunRef.UPLOADED)) {
            return false; // An uploaded model may have the name of a refit.
        }
        return !(event instanceof StageTrigger again)
                || event instanceof RunRequested
                || again.ref().generation() > 1;
    }

    /** The name of the refit of an event's run. */
    static String refit(RunEvent event) {
        return RunId.refitOf(event.runId());
    }

    private static RefitStatus requested(RefitStatus status, RunRequested event, Instant time) {
        LastRun last = status.lastRun();
        String id = event.ref().run();
        List<String> inputs = LastRun.inputsOf(event.run());
        if (last != null && last.id().equals(id)) {
            return last.started() == null
                    ? retried(status.with(last.startedAt(time).reading(inputs)), event, time)
                    : retried(status, event, time);
        }
        return last == null || last.isBefore(id, time) ? running(status, event, inputs, time, time) : status;
    }

    private static RefitStatus retried(RefitStatus status, StageTrigger event, Instant time) {
        LastRun last = status.lastRun();
        boolean again = last != null
                && last.id().equals(event.ref().run())
                && last.generation() < event.ref().generation();
        return again ? running(status, event, last.inputs(), last.started(), time) : status;
    }

    private static RefitStatus running(
            RefitStatus status, StageTrigger event, List<String> inputs, Instant started, Instant time) {
        LastRun run = new LastRun(
                event.ref().run(),
                event.ref().generation(),
                event.ref().partition(),
                State.Running,
                started,
                null,
                inputs);
        return status.with(run, ready(run, "of the partition " + run.partition(), time));
    }

    private static RefitStatus ended(RefitStatus status, LastRun run, String message) {
        LastRun last = status.lastRun();
        if (last == null) {
            return status.with(run, ready(run, message, run.ended()));
        }
        boolean later = run.generation() > last.generation();
        boolean same = run.generation() == last.generation();
        boolean earlier = last.ended() == null || run.ended().isBefore(last.ended());
        if (!last.id().equals(run.id()) || !(later || same && earlier)) {
            return status;
        }
        return status.with(run.startedAt(last.started()).reading(last.inputs()), ready(run, message, run.ended()));
    }

    private static LastRun run(StageRef at, State state, Instant time) {
        return new LastRun(at.run(), at.generation(), at.partition(), state, null, time);
    }

    private static Condition ready(LastRun run, String message, Instant time) {
        String status =
                switch (run.state()) {
                    case Running -> "Unknown";
                    case Succeeded -> "True";
                    case Failed, Cancelled, Rejected -> "False";
                };
        return new Condition(Condition.READY, status, run.state().name(), run.id() + ": " + message, null, time);
    }
}
