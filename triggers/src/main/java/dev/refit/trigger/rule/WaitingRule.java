package dev.refit.trigger.rule;

import dev.refit.events.TriggerEvent.RunHeldBack.Reason;
import dev.refit.events.checks.TimeSpan;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.trigger.MaxWait;
import dev.refit.events.run.Trigger;
import dev.refit.trigger.version.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rule of waiting: when the run of a partition begins that has had an arrival.
 *
 * <ul>
 *   <li>It begins when the partition is complete, nothing has arrived for as long as {@code debounce} says, and its period
 *       has begun.
 *   <li>With {@code maxWait} it also waits for optional datasets, until that time after the first arrival is over. Then it
 *       runs without them, is given up, or goes on waiting. What it needs it waits for in any case but the second.
 *   <li>No burst puts off the run of a partition that can run beyond that time.
 *   <li>A partition that has had a run does not wait for optional datasets again.
 * </ul>
 */
final class WaitingRule {
    /** How many given-up partitions are remembered. */
    private static final int MAX_GIVEN_UP = 1_000;

    /** How many partitions may wait beyond their time. */
    private static final int MAX_OVERTIME = 1_000;

    private WaitingRule() {}

    /** Takes note of an arrival. */
    static void consider(Turn turn, String partition, String occasion) {
        boolean timed = turn.facts.data().maxWait() != null;
        if (!timed && !turn.partitions.isRunnable(partition)) {
            return;
        }
        Waiting before = turn.waiting.get(partition);
        turn.waiting.put(
                partition,
                before == null
                        ? new Waiting(turn.now(), turn.now(), occasion, false)
                        : before.again(turn.now(), occasion));
        turn.partitions
                .begins(partition)
                .filter(begins -> begins.isAfter(turn.now()))
                .ifPresent(begins -> turn.heldBack(
                        partition,
                        Reason.FUTURE,
                        occasion,
                        "the period " + partition + " begins at " + begins,
                        begins));
    }

    /** Requests the runs whose time has come. */
    static void due(Turn turn) {
        if (turn.isSuspended()) {
            return;
        }
        for (String partition : List.copyOf(turn.waiting.keySet())) {
            Waiting waiting = turn.waiting.get(partition);
            if (!turn.partitions.isName(partition)) {
                turn.waiting.remove(partition); // The definition has other partitions by now.
                continue;
            }
            if (isOver(turn, partition, waiting)) {
                waiting = over(turn, partition, waiting);
            }
            if (waiting != null && turn.waiting.containsKey(partition)) {
                requestOrWait(turn, partition, waiting);
            }
        }
    }

    /** When the run can begin, should nothing more arrive; empty when it lacks something that no time brings. */
    static Optional<Instant> ready(Facts facts, Partitions partitions, String partition, Waiting waiting) {
        if (!partitions.isRunnable(partition) || waitsForOptional(facts, partitions, partition, waiting)) {
            return Optional.empty();
        }
        Instant calm = waiting.last().plus(TimeSpan.of(facts.data().debounce()).orElse(Duration.ZERO));
        Instant ready = expires(facts, waiting).filter(calm::isAfter).orElse(calm);
        return Optional.of(partitions.begins(partition).filter(ready::isBefore).orElse(ready));
    }

    /** When the partition has been waited for long enough; empty when that does not matter any more. */
    static Optional<Instant> expires(Facts facts, Waiting waiting) {
        return Optional.ofNullable(facts.data().maxWait())
                .filter(any -> !waiting.overtime())
                .map(wait -> waiting.first().plus(wait.time()));
    }

    static boolean waitsForOptional(Facts facts, Partitions partitions, String partition, Waiting waiting) {
        MaxWait wait = facts.data().maxWait();
        return wait != null
                && !(waiting.overtime() && wait.then() == MaxWait.Then.RUN)
                && facts.requested().last(partition).isEmpty()
                && !partitions.lackingOptional(partition).isEmpty();
    }

    private static boolean isOver(Turn turn, String partition, Waiting waiting) {
        return ready(turn.facts, turn.partitions, partition, waiting).isEmpty()
                && expires(turn.facts, waiting)
                        .filter(end -> !end.isAfter(turn.now()))
                        .isPresent();
    }

    private static Waiting over(Turn turn, String partition, Waiting waiting) {
        MaxWait wait = turn.facts.data().maxWait();
        Waiting after = waiting.afterTime();
        boolean runs = wait.then() == MaxWait.Then.RUN && turn.partitions.isRunnable(partition);
        if (!runs) {
            turn.heldBack(
                    partition,
                    Reason.INCOMPLETE,
                    waiting.occasion(),
                    "after " + wait.span() + " " + partition + " lacks " + lacks(turn.partitions, partition)
                            + consequence(wait.then()));
        }
        if (wait.then() == MaxWait.Then.FAIL) {
            turn.waiting.remove(partition);
            giveUp(turn, partition);
            return null;
        }
        turn.waiting.put(partition, after);
        boundOvertime(turn);
        return after;
    }

    /** Forgets the oldest partitions that wait beyond their time: an arrival brings each back. */
    private static void boundOvertime(Turn turn) {
        List<String> overtime = turn.waiting.entrySet().stream()
                .filter(entry -> entry.getValue().overtime())
                .sorted(Comparator.comparing(entry -> entry.getValue().first()))
                .map(Map.Entry::getKey)
                .toList();
        overtime.stream().limit(Math.max(0, overtime.size() - MAX_OVERTIME)).forEach(turn.waiting::remove);
    }

    private static void giveUp(Turn turn, String partition) {
        turn.givenUp.add(partition);
        if (turn.givenUp.size() > MAX_GIVEN_UP) {
            turn.givenUp.remove(0);
        }
    }

    private static String consequence(MaxWait.Then then) {
        return then == MaxWait.Then.FAIL ? "; it is given up" : "; it goes on waiting";
    }

    /** What the run of a partition lacks, in words. */
    static String lacks(Partitions partitions, String partition) {
        String datasets = Stream.concat(
                        partitions.lacking(partition).stream(), partitions.lackingOptional(partition).stream())
                .map(DatasetSpec::name)
                .collect(Collectors.joining(", "));
        if (!datasets.isEmpty()) {
            return datasets;
        }
        return "complete periods of its window: "
                + partitions.wholeWindow(partition).stream()
                        .filter(name -> !partitions.isComplete(name))
                        .collect(Collectors.joining(", "));
    }

    private static void requestOrWait(Turn turn, String partition, Waiting waiting) {
        Optional<Instant> ready = ready(turn.facts, turn.partitions, partition, waiting);
        if (ready.isPresent() && !ready.get().isAfter(turn.now())) {
            turn.waiting.remove(partition);
            ConcurrencyRule.request(
                    turn, partition, Trigger.arrival(waiting.occasion() + " has arrived"), waiting.occasion());
        } else {
            ready.or(() -> expires(turn.facts, waiting)).ifPresent(turn::askAgain);
        }
    }
}
