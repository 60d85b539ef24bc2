package dev.refit.training.job.example;

import java.util.LinkedHashSet;
import java.util.Set;
import water.fvec.Frame;
import water.fvec.Vec;

/**
 * Which rows to record: first those where a level of a categorical column, or a missing value in a column, is met for the
 * first time, in half of the room at most; then rows evenly spread. The same frame gives the same rows.
 */
final class ExampleRows {
    private ExampleRows() {}

    /** In ascending order, each once. */
    static long[] choose(Frame frame, int wanted) {
        long rows = frame.numRows();
        if (rows <= wanted) {
            return java.util.stream.LongStream.range(0, rows).toArray();
        }
        Set<Long> chosen = new LinkedHashSet<>();
        firsts(frame, wanted / 2, chosen);
        // The remainder evenly; a row that is there already gives its place to the next free one.
        int missing = wanted - chosen.size();
        for (int i = 0; i < missing; i++) {
            long row = (long) ((i + 0.5) * rows / missing);
            while (!chosen.add(row)) {
                row = (row + 1) % rows;
            }
        }
        return chosen.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static void firsts(Frame frame, int most, Set<Long> chosen) {
        for (Vec column : frame.vecs()) {
            boolean[] seen = new boolean[column.isCategorical() ? column.cardinality() + 1 : 1];
            Vec.Reader reader = column.new Reader();
            for (long row = 0; row < frame.numRows() && chosen.size() < most; row++) {
                int what = reader.isNA(row) ? 0 : column.isCategorical() ? (int) reader.at8(row) + 1 : -1;
                if (what >= 0 && !seen[what]) {
                    seen[what] = true;
                    chosen.add(row);
                }
            }
        }
    }
}
