package dev.refit.trigger.rule;

import dev.refit.events.TriggerEvent.RunHeldBack.Reason;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.trigger.ScheduleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The rule of arrivals: a new version requests a run of every partition that it completes or corrects.
 *
 * <ul>
 *   <li>A partition is complete when there is a version of it of every dataset that is neither {@code latest} nor {@code
 *       optional}, and any version at all of every {@code latest} dataset. Their order does not matter.
 *   <li>A further version of a complete partition corrects it: another run, with the newest version of each dataset.
 *   <li>With a window, it corrects or completes the windows of later periods as well; which of them run, {@code corrections}
 *       says.
 *   <li>A version of a {@code latest} dataset corrects nothing; the next runs read it. Only its very first one completes
 *       the partitions that lacked nothing else.
 *   <li>A definition that is unknown or suspended when the version arrives requests nothing, neither then nor later:
 *       applying or resuming it requests no run of partitions that are complete by then. A run by hand reads them.
 *   <li>With a schedule that says so, an arrival requests nothing; the next slot reads it.
 * </ul>
 */
final class ArrivalRule {
    private ArrivalRule() {}

    static void arrived(Turn turn, InputVersion version) {
        Optional<DatasetSpec> dataset = turn.facts.data().dataset(version.dataset());
        if (dataset.isEmpty() || waitsForSlot(turn.facts.spec().schedule())) {
            return;
        }
        String occasion = version.dataset() + "/" + version.partition() + "/" + version.sequence();
        if (dataset.get().latest()) {
            if (isVeryFirst(turn, version)) {
                new TreeSet<>(turn.partitions.names()).forEach(partition -> consider(turn, partition, occasion));
            }
            return;
        }
        if (!turn.partitions.isName(version.partition())) {
            String expected = turn.partitions.calendar().orElseThrow().expected();
            turn.heldBack(
                    version.partition(),
                    Reason.NO_PERIOD,
                    occasion,
                    "partition: got " + version.partition() + ", expected " + expected);
            return;
        }
        arrived(turn, version, occasion);
    }

    private static boolean waitsForSlot(ScheduleSpec schedule) {
        return schedule != null && schedule.arrivals() == ScheduleSpec.Arrivals.WAIT;
    }

    private static void arrived(Turn turn, InputVersion version, String occasion) {
        List<String> affected = affected(turn, version);
        if (affected.isEmpty()) {
            turn.heldBack(
                    version.partition(),
                    Reason.CORRECTION,
                    occasion,
                    "the definition ignores corrections; a run by hand reads " + version.partition());
        }
        affected.forEach(partition -> consider(turn, partition, occasion));
    }

    /** The partitions that a version of this one is an occasion for, the oldest first. */
    private static List<String> affected(Turn turn, InputVersion version) {
        String partition = version.partition();
        if (!turn.partitions.isComplete(partition)) {
            return List.of(partition);
        }
        List<String> windows = new ArrayList<>();
        windows.add(partition);
        windows.addAll(turn.partitions.later(partition));
        return switch (turn.facts.data().correctionsOrDefault()) {
            case RERUN -> windows;
            case NEWEST -> windows.subList(newest(turn, windows), windows.size());
            case IGNORE ->
                windows.stream()
                        .filter(window -> turn.waiting.containsKey(window)
                                || !isCorrection(turn, version) && isCompletedBy(turn, partition, window))
                        .toList();
        };
    }

    /** The place of the newest partition that has begun; those after it are still to come, and each has its run then. */
    private static int newest(Turn turn, List<String> windows) {
        int newest = windows.size() - 1;
        while (newest > 0
                && turn.partitions
                        .begins(windows.get(newest))
                        .filter(turn.now()::isBefore)
                        .isPresent()) {
            newest--;
        }
        return newest;
    }

    /** Whether the version changes a partition that was complete without it. */
    private static boolean isCorrection(Turn turn, InputVersion version) {
        return version.sequence() > 1
                || turn.facts.data().dataset(version.dataset()).orElseThrow().optional();
    }

    /** Whether the window had not enough periods before this partition was complete. */
    private static boolean isCompletedBy(Turn turn, String partition, String window) {
        return turn.facts.requested().last(window).isEmpty()
                && (window.equals(partition)
                        || turn.partitions.window(window).size()
                                == turn.facts.data().neededPeriods());
    }

    private static void consider(Turn turn, String partition, String occasion) {
        if (turn.isSuspended()) {
            turn.waiting.remove(partition);
            if (turn.partitions.isRunnable(partition)) {
                turn.heldBack(
                        partition,
                        Reason.SUSPENDED,
                        occasion,
                        "the definition is suspended; resuming it requests nothing, a run by hand does");
            }
        } else if (turn.givenUp.contains(partition)) {
            turn.heldBack(
                    partition,
                    Reason.LATE,
                    occasion,
                    partition + " was given up before this arrived; a run by hand reads it");
        } else {
            WaitingRule.consider(turn, partition, occasion);
        }
    }

    private static boolean isVeryFirst(Turn turn, InputVersion arrived) {
        return arrived.sequence() == 1
                && turn.facts.versions().partitions(arrived.dataset()).stream().allMatch(arrived.partition()::equals);
    }
}
