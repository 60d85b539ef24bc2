package dev.refit.trigger.backfill;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.BackfillEvent;
import dev.refit.events.BackfillEvent.BackfillEnded;
import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.checks.Checks;
import dev.refit.events.run.Actor;
import dev.refit.trigger.backfill.BackfillItem.State;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The back-fill of a refit as it stands. It is kept until the next one takes its place.
 *
 * @param id see {@link BackfillRequested}
 * @param digest of the definition that its next runs are of
 * @param parallel how many of its runs are under way at once
 * @param because what it is for, in words
 * @param actor who asked for it; null when that is not known
 * @param status what becomes of those that are pending
 * @param waitsFor why it is paused; null unless it is
 * @param round 1, and one more with each retry
 * @param items its partitions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Backfill(
        String id,
        String digest,
        int parallel,
        String because,
        Actor actor,
        Status status,
        String waitsFor,
        int round,
        SortedMap<String, BackfillItem> items) {

    /** How a back-fill stands. */
    public enum Status {
        /** Runs begin as there is room for them. */
        @JsonProperty("running")
        RUNNING,
        /** No further run begins until somebody resumes it. */
        @JsonProperty("paused")
        PAUSED,
        /** Nothing is under way, and nothing begins unless somebody tries again what has failed. */
        @JsonProperty("ended")
        ENDED
    }

    public Backfill {
        Checks.name("id", id, BackfillEvent.MAX_ID);
        Checks.sha256("digest", digest);
        BackfillRequested.parallel(parallel);
        Checks.text("because", because);
        Checks.present("status", status);
        Checks.atLeast("round", round, 1);
        items = Collections.unmodifiableSortedMap(new TreeMap<>(Checks.copy("items", items)));
    }

    /** A back-fill of which nothing has begun. */
    public static Backfill of(BackfillRequested request) {
        SortedMap<String, BackfillItem> items = new TreeMap<>();
        request.partitions().forEach(partition -> items.put(partition, BackfillItem.PENDING));
        return new Backfill(
                request.backfill(),
                request.digest(),
                request.parallel(),
                request.because(),
                request.actor(),
                Status.RUNNING,
                null,
                1,
                items);
    }

    @JsonIgnore
    public boolean isOver() {
        return status == Status.ENDED;
    }

    /** How many partitions stand how; states of none are left out. */
    @JsonIgnore
    public Map<State, Long> counts() {
        return items.values().stream()
                .collect(Collectors.groupingBy(
                        BackfillItem::state, () -> new EnumMap<>(State.class), Collectors.counting()));
    }

    /** After the end of a run, whatever it was requested for. One that has a model has ended for good. */
    public Backfill after(String run, State outcome) {
        SortedMap<String, BackfillItem> others = new TreeMap<>(items);
        others.replaceAll((partition, item) -> run.equals(item.run()) && !item.hasModel() ? item.as(outcome) : item);
        return with(others);
    }

    /** Without those that are pending, which are cancelled. */
    public Backfill withoutPending() {
        SortedMap<String, BackfillItem> others = new TreeMap<>(items);
        others.replaceAll((partition, item) -> item.state() == State.PENDING ? item.as(State.CANCELLED) : item);
        return with(others);
    }

    /** In its next round: those that have failed or were cancelled are pending again. */
    public Backfill triedAgain(String definition) {
        SortedMap<String, BackfillItem> others = new TreeMap<>(items);
        others.replaceAll((partition, item) -> item.isToBeTriedAgain() ? BackfillItem.PENDING : item);
        return new Backfill(id, definition, parallel, because, actor, Status.RUNNING, null, round + 1, others);
    }

    private Backfill with(SortedMap<String, BackfillItem> others) {
        return new Backfill(id, digest, parallel, because, actor, status, waitsFor, round, others);
    }

    /** With another state of a partition. */
    public Backfill with(String partition, BackfillItem item) {
        SortedMap<String, BackfillItem> others = new TreeMap<>(items);
        others.put(partition, item);
        return with(others);
    }

    /** Going on, of this definition. */
    public Backfill running(String definition) {
        return new Backfill(id, definition, parallel, because, actor, Status.RUNNING, null, round, items);
    }

    /** Waiting until somebody resumes it. */
    public Backfill paused(String reason) {
        return new Backfill(id, digest, parallel, because, actor, Status.PAUSED, reason, round, items);
    }

    public Backfill ended() {
        return new Backfill(id, digest, parallel, because, actor, Status.ENDED, null, round, items);
    }

    /** How many partitions stand like this. */
    public int count(State state) {
        return counts().getOrDefault(state, 0L).intValue();
    }

    /** What is said when it ends. */
    public BackfillEnded toEnded(String refit, String message) {
        return new BackfillEnded(
                id,
                refit,
                round,
                count(State.SUCCEEDED),
                count(State.REJECTED),
                count(State.FAILED) + count(State.CANCELLED),
                count(State.SKIPPED),
                message);
    }
}
