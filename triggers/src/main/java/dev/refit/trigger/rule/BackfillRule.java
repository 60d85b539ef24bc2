package dev.refit.trigger.rule;

import dev.refit.events.BackfillEvent;
import dev.refit.events.BackfillEvent.BackfillChangeRequested;
import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillItem;
import dev.refit.trigger.backfill.BackfillItem.State;
import java.util.List;
import java.util.Map;

/**
 * The rule of back-fills: a few runs at a time, until each of its partitions had one. What the definition says of
 * concurrency is about the runs of arrivals, schedules and changes; a back-fill has a limit of its own. With {@code maxRuns}
 * its runs begin in the room that those leave.
 */
public final class BackfillRule {
    private BackfillRule() {}

    static void asked(Turn turn, BackfillEvent event) {
        if (event instanceof BackfillRequested request) {
            requested(turn, request);
        } else if (event instanceof BackfillChangeRequested change
                && turn.backfill != null
                && turn.backfill.id().equals(change.backfill())) {
            changed(turn, change.change());
        }
    }

    /** Begins what there is room for. */
    static void due(Turn turn) {
        if (turn.backfill == null || turn.backfill.isOver()) {
            return;
        }
        if (turn.backfill.status() == Backfill.Status.RUNNING) {
            if (turn.backfill.digest().equals(digest(turn))) {
                beginPending(turn);
            } else {
                turn.backfill = turn.backfill.paused(
                        "the definition was changed after the back-fill was planned; when resumed it goes on with the new one");
            }
        }
        if (turn.backfill.count(State.PENDING) == 0 && turn.backfill.count(State.RUNNING) == 0) {
            turn.backfill = turn.backfill.ended();
            turn.say(turn.backfill.toEnded(turn.facts.spec().name(), null));
        }
    }

    private static void requested(Turn turn, BackfillRequested request) {
        if (turn.backfill != null && turn.backfill.id().equals(request.backfill())) {
            return; // The same is asked for again.
        }
        Backfill asked = Backfill.of(request);
        if (turn.backfill != null && !turn.backfill.isOver()) {
            turn.say(asked.withoutPending()
                    .toEnded(request.refit(), "not begun, as back-fill " + turn.backfill.id() + " is under way"));
        } else {
            turn.backfill = asked;
        }
    }

    private static void changed(Turn turn, BackfillChangeRequested.Change change) {
        Backfill backfill = turn.backfill;
        switch (change) {
            case PAUSE -> {
                if (backfill.status() == Backfill.Status.RUNNING) {
                    turn.backfill = backfill.paused("somebody asked for it");
                }
            }
            case RESUME -> {
                if (backfill.status() == Backfill.Status.PAUSED) {
                    turn.backfill = backfill.running(digest(turn));
                }
            }
            case CANCEL -> {
                turn.backfill = backfill.withoutPending();
                backfill.items().values().stream()
                        .filter(item -> item.state() == State.RUNNING)
                        .forEach(item -> turn.cancel(item.run(), "back-fill " + backfill.id() + " was cancelled"));
            }
            case RETRY -> {
                if (backfill.count(State.FAILED) + backfill.count(State.CANCELLED) > 0) {
                    turn.backfill = backfill.triedAgain(digest(turn));
                }
            }
        }
    }

    private static void beginPending(Turn turn) {
        for (Map.Entry<String, BackfillItem> entry : turn.backfill.items().entrySet()) {
            if (turn.backfill.count(State.RUNNING) >= turn.backfill.parallel()
                    || !RunLimit.hasRoom(turn.facts.spec(), turn.active.size(), turn.backfill)) {
                return;
            }
            String partition = entry.getKey();
            // A run of the same partition that the rules have requested ends first.
            if (entry.getValue().state() == State.PENDING && !turn.active.containsValue(partition)) {
                turn.backfill = turn.backfill.with(partition, begin(turn, partition));
            }
        }
    }

    private static BackfillItem begin(Turn turn, String partition) {
        if (!turn.partitions.isRunnable(partition)) {
            List<String> lacking = turn.partitions.lacking(partition).stream()
                    .map(DatasetSpec::name)
                    .toList();
            return BackfillItem.skipped(
                    lacking.isEmpty()
                            ? "there are fewer periods than a run needs"
                            : "there is no version of " + String.join(", ", lacking));
        }
        Backfill backfill = turn.backfill;
        Trigger trigger = new Trigger(
                Trigger.Kind.MANUAL,
                "backfill/" + backfill.id() + "/" + backfill.round(),
                Trigger.Cause.BACKFILL,
                "back-fill of " + backfill.because());
        RunContext run = turn.run(partition, trigger).by(backfill.actor());
        turn.requestBeside(run);
        return BackfillItem.running(run.run());
    }

    private static String digest(Turn turn) {
        return turn.facts.definition().definition().digest();
    }

    /** How an item stands whose run has ended. */
    public static State state(RunEnd.Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> State.SUCCEEDED;
            case REJECTED -> State.REJECTED;
            case FAILED -> State.FAILED;
            case CANCELLED -> State.CANCELLED;
        };
    }
}
