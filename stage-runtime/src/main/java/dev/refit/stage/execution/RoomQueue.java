package dev.refit.stage.execution;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Those whose workloads found no room, in lines: one for each refit and kind of workload. The first of a line asks for room
 * again, the others after it; the lines take turns, a few at a time. So a launcher without room is not asked by everybody,
 * and who waits with many holds up nobody who waits with one. Thread-safe.
 */
@Singleton
final class RoomQueue {
    /** How many lines ask at a time. */
    static final int ASKING = 16;

    /**
     * Whose workloads stand in one line.
     *
     * @param refit the name of a refit
     * @param template of its workload
     */
    record Line(String refit, String template) {}

    /** By line, the next to ask first; in a line, by the name of the workload, the flight to hint at. */
    private final Map<Line, Map<String, String>> lines = new LinkedHashMap<>();

    /** Workloads whose turn it is. */
    private final Set<String> turns = new HashSet<>();

    private volatile Consumer<String> listener = flight -> {};

    /** Has this called with the key of a flight whose turn it is. */
    void onTurn(Consumer<String> flights) {
        listener = flights;
    }

    /** Whether a workload may ask for room now; otherwise it stands in line, and its flight is told when it may. */
    boolean mayAsk(Line line, String workload, String flight) {
        synchronized (this) {
            Map<String, String> waiting = lines.get(line);
            if (waiting == null || turns.remove(workload)) {
                return true;
            }
            waiting.put(workload, flight);
            return false;
        }
    }

    /** Notes that a workload asked and found no room: it keeps its place in its line. */
    synchronized void refused(Line line, String workload, String flight) {
        lines.computeIfAbsent(line, any -> new LinkedHashMap<>()).put(workload, flight);
    }

    /** Notes that a workload has found room: there may be some for the next as well. */
    void found(Line line, String workload) {
        if (leave(line, workload)) {
            tell(next(1));
        }
    }

    /** Notes that a workload waits no more. Answers whether it did. */
    synchronized boolean leave(Line line, String workload) {
        turns.remove(workload);
        Map<String, String> waiting = lines.get(line);
        if (waiting == null || waiting.remove(workload) == null) {
            return false;
        }
        if (waiting.isEmpty()) {
            lines.remove(line);
        }
        return true;
    }

    /** Has the next lines ask. */
    void takeTurns() {
        tell(next(ASKING));
    }

    /** The flights whose workloads are first in the next lines, which go to the end. */
    private synchronized List<String> next(int most) {
        List<String> flights = new ArrayList<>();
        for (Line line :
                new LinkedHashSet<>(lines.keySet()).stream().limit(most).toList()) {
            Map<String, String> waiting = lines.remove(line);
            lines.put(line, waiting);
            String first = waiting.keySet().iterator().next();
            if (turns.contains(first) && waiting.size() > 1) {
                // It has not asked since its last turn: the one behind it may.
                waiting.put(first, waiting.remove(first));
                first = waiting.keySet().iterator().next();
            }
            turns.add(first);
            flights.add(waiting.get(first));
        }
        return flights;
    }

    private void tell(List<String> flights) {
        flights.forEach(listener);
    }

    /** How many wait in each line. */
    synchronized Map<Line, Integer> waiting() {
        Map<Line, Integer> counts = new HashMap<>();
        lines.forEach((line, waiting) -> counts.put(line, waiting.size()));
        return counts;
    }
}
