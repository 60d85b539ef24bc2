package dev.refit.events;

import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageRef;

/** Ids of events: derived from what the event says, never random, so that the same event said twice has the same id. */
final class EventId {
    private EventId() {}

    static String of(RefitEvent event) {
        String type = EventType.of(event).key();
        if (event instanceof DataArrived arrived) {
            return arrived.dataset() + "/" + arrived.partition() + "/" + arrived.token() + "/" + type;
        }
        if (event instanceof RunEvent.StageTrigger line) {
            return line.runId() + "/g" + line.ref().generation() + "/" + type;
        }
        if (event instanceof RunEvent.RunCancelRequested cancel) {
            return cancel.run() + "/" + type;
        }
        if (event instanceof RunEvent.LibraryPublic promoted) {
            return promoted.runId() + "/g" + promoted.generation() + "/" + type;
        }
        if (event instanceof RunEvent.ModelRejected rejected) {
            return rejected.run() + "/g" + rejected.generation() + "/" + type;
        }
        if (event instanceof StageEvent.StageStarted started) {
            return attempt(started.at(), started.attempt()) + "/" + type;
        }
        if (event instanceof StageEvent.StageProgressed progressed) {
            return attempt(progressed.at(), progressed.attempt()) + "/" + type + "/" + progressed.sequence();
        }
        if (event instanceof StageEvent.StageAttemptFailed failed) {
            return attempt(failed.at(), failed.attempt()) + "/" + type;
        }
        StageRef at = ((StageEvent) event).at();
        return stage(at) + "/" + type;
    }

    private static String stage(StageRef at) {
        return at.run() + "/g" + at.generation() + "/" + at.stage().key();
    }

    private static String attempt(StageRef at, Attempt attempt) {
        String trial = attempt.trial() == null ? "" : "/t" + attempt.trial();
        return stage(at) + trial + "/a" + attempt.number();
    }
}
