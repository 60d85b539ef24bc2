package dev.refit.trigger.rule;

import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.TriggerEvent;
import dev.refit.events.TriggerEvent.RunHeldBack;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.version.Partitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A decision while it is made: the state as it becomes, and what is requested and said so far. */
final class Turn {
    final Facts facts;
    final Partitions partitions;
    final SortedMap<String, Waiting> waiting;
    final List<String> givenUp;
    final SortedMap<String, String> active;
    final SortedMap<String, Trigger> queue;
    String digest;
    Instant since;
    String schedule;
    Instant slotsUntil;
    Instant promoted;
    Instant overdue;
    Backfill backfill;

    private final List<RunContext> requests = new ArrayList<>();
    private final Set<String> cancelled = new HashSet<>();
    private final List<RunCancelRequested> cancels = new ArrayList<>();
    private final List<TriggerEvent> said = new ArrayList<>();
    private Instant due;

    Turn(Facts facts, RefitState state) {
        this.facts = facts;
        this.partitions = new Partitions(facts.data(), facts.versions());
        this.waiting = new TreeMap<>(state.waiting());
        this.givenUp = new ArrayList<>(state.givenUp());
        this.active = new TreeMap<>(state.active());
        this.queue = new TreeMap<>(state.queue());
        this.digest = state.digest();
        this.since = state.since();
        this.schedule = state.schedule();
        this.slotsUntil = state.slotsUntil();
        this.promoted = state.promoted();
        this.overdue = state.overdue();
        this.backfill = state.backfill();
    }

    Instant now() {
        return facts.now();
    }

    boolean isSuspended() {
        return facts.definition().suspended();
    }

    /** Requests the run of a partition with what has arrived by now, unless that very run was requested before. */
    void request(String partition, Trigger trigger) {
        RunContext run = run(partition, trigger);
        if (active.containsKey(run.run()) || facts.requested().last(partition).equals(Optional.of(run.run()))) {
            return;
        }
        active.put(run.run(), partition);
        requests.add(run);
    }

    /** The run of a partition with what has arrived by now. */
    RunContext run(String partition, Trigger trigger) {
        return RunContext.of(facts.definition().definition(), trigger, partition, partitions.inputs(partition));
    }

    /** Requests a run that does not count for what the definition says of concurrency. */
    void requestBeside(RunContext run) {
        requests.add(run);
    }

    void cancel(String run, String reason) {
        cancels.add(new RunCancelRequested(run, reason));
    }

    /** Ends a run that another one takes the place of; one that this decision requests is not requested at all. */
    void replace(String run, String partition, String occasion) {
        if (requests.removeIf(request -> request.run().equals(run))) {
            String replaced = active.remove(run);
            heldBack(replaced, RunHeldBack.Reason.REPLACED, occasion, "a run of " + partition + " takes its place");
        } else if (cancelled.add(run)) {
            cancels.add(new RunCancelRequested(run, "replaced by a run of " + partition));
        }
    }

    void heldBack(String partition, RunHeldBack.Reason reason, String occasion, String message) {
        heldBack(partition, reason, occasion, message, null);
    }

    void heldBack(String partition, RunHeldBack.Reason reason, String occasion, String message, Instant until) {
        said.add(new RunHeldBack(facts.spec().name(), partition, reason, occasion, message, until));
    }

    void say(TriggerEvent event) {
        said.add(event);
    }

    /** Has the rules asked again at this time, or before. */
    void askAgain(Instant time) {
        due = due == null || time.isBefore(due) ? time : due;
    }

    Decision decision() {
        RefitState state = new RefitState(
                digest, since, schedule, slotsUntil, promoted, overdue, waiting, givenUp, active, queue, backfill);
        return new Decision(state, requests, cancels, said, Optional.ofNullable(due));
    }
}
