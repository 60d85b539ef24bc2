package dev.refit.packaging.job.examples;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A small set of rows that covers what all of them cover, by the greedy method: again and again the row that adds most,
 * of equal ones the first. What a row adds only shrinks, so one that still adds as much as it did is the best.
 */
final class CoveringSet {
    private final BitSet rows = new BitSet();
    private final BitSet covered = new BitSet();

    /**
     * @param covers what each row covers, as numbers
     * @param most how many rows there may be
     */
    CoveringSet(List<int[]> covers, int most) {
        PriorityQueue<Candidate> queue = new PriorityQueue<>(
                Comparator.comparingInt(Candidate::gain).reversed().thenComparingInt(Candidate::row));
        for (int row = 0; row < covers.size(); row++) {
            queue.add(new Candidate(row, covers.get(row).length));
        }
        while (!queue.isEmpty() && rows.cardinality() < most) {
            Candidate best = queue.poll();
            int gain = gain(covers.get(best.row()));
            if (gain == best.gain()) {
                rows.set(best.row());
                for (int what : covers.get(best.row())) {
                    covered.set(what);
                }
            } else {
                queue.add(new Candidate(best.row(), gain));
            }
        }
    }

    /** The rows that were chosen; those that add nothing too, as long as there is room. */
    BitSet rows() {
        return rows;
    }

    BitSet covered() {
        return covered;
    }

    private int gain(int[] covers) {
        int gain = 0;
        for (int what : covers) {
            gain += covered.get(what) ? 0 : 1;
        }
        return gain;
    }

    private record Candidate(int row, int gain) {}
}
