package dev.refit.packaging.job.examples;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses a small set of rows that covers what all rows cover. The greedy method repeatedly takes the row that adds most, or
 * the first of equal ones. The gain of a row only shrinks, so a row whose gain is still the same is the best one.
 */
final class CoveringSet {
    private final BitSet rows = new BitSet();
    private final BitSet covered = new BitSet();

    /**
     * Chooses rows.
     *
     * @param covers the corners that each row covers, as numbers
     * @param most the largest number of rows
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

    /** Returns the chosen rows. Rows that add nothing are included as long as there is room. */
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
