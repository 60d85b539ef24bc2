package dev.refit.training.job.example;

import dev.refit.model.Scorer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import water.fvec.Frame;

/** Finds rows so that every leaf which any of the frames reaches is reached by one of them. */
final class LeafCover {
    /** Of a larger frame so many rows are looked at, evenly spread. */
    private static final long MOST_LOOKED_AT = 1_000_000;

    private final Scorer scorer;
    private final Set<Long> reached = new HashSet<>();

    LeafCover(Scorer scorer) {
        this.scorer = scorer;
    }

    /** The rows that are the first to reach some leaf, over all calls, ascending. */
    long[] firsts(Frame frame) {
        FrameRows rows = new FrameRows(frame, scorer.info().inputs());
        double[] row = new double[scorer.info().features()];
        int[] leaves = new int[scorer.trees()];
        long step = Math.max(1, frame.numRows() / MOST_LOOKED_AT);
        LongStream.Builder firsts = LongStream.builder();
        for (long at = 0; at < frame.numRows(); at += step) {
            rows.fill(at, row);
            scorer.leafAssignments(row, leaves);
            if (isFirst(leaves)) {
                firsts.add(at);
            }
        }
        return firsts.build().toArray();
    }

    private boolean isFirst(int[] leaves) {
        boolean first = false;
        for (int tree = 0; tree < leaves.length; tree++) {
            first |= reached.add((long) tree << Integer.SIZE | leaves[tree] & 0xFFFF_FFFFL);
        }
        return first;
    }
}
