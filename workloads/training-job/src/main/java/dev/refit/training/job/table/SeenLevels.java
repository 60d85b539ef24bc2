package dev.refit.training.job.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import water.DKV;
import water.MRTask;
import water.fvec.Chunk;
import water.fvec.Frame;
import water.fvec.Vec;

/**
 * Gives the text features of a table the levels that rows have from which a model learns. H2O takes those of all rows for
 * the model's own; a text that only other rows have is missing there, as it is when the library scores it.
 */
final class SeenLevels {
    private static final int SHOWN = 5;

    private final Frame features;
    private final Vec learnt;
    private final Vec target;

    /**
     * @param learnt 1 in the rows of the training part
     * @param target rows without it are not learnt from
     */
    SeenLevels(Frame features, Vec learnt, Vec target) {
        this.features = features;
        this.learnt = learnt;
        this.target = target;
    }

    /** Changes the columns in place. */
    void keep() {
        for (String name : features.names()) {
            Vec column = features.vec(name);
            if (column.isCategorical()) {
                keep(name, column);
            }
        }
    }

    private void keep(String name, Vec column) {
        String[] levels = column.domain();
        boolean[] seen = new Seen(levels.length).doAll(column, learnt, target).seen;
        int[] kept = IntStream.range(0, levels.length).filter(i -> seen[i]).toArray();
        // Without any, the column is missing in the whole training part, and is left out.
        if (kept.length == levels.length || kept.length == 0) {
            return;
        }
        say(name, levels, seen);
        int[] numbers = new int[levels.length];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < kept.length; i++) {
            numbers[kept[i]] = i;
        }
        new Renumbered(numbers).doAll(column);
        column.setDomain(Arrays.stream(kept).mapToObj(i -> levels[i]).toArray(String[]::new));
        DKV.put(column);
    }

    private static void say(String name, String[] levels, boolean[] seen) {
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            if (!seen[i]) {
                unseen.add(levels[i]);
            }
        }
        System.out.println(
                "Column '" + name + "' has " + unseen.size() + " texts in no row that is learnt from, which count"
                        + " as missing: " + String.join(", ", unseen.subList(0, Math.min(SHOWN, unseen.size())))
                        + (unseen.size() > SHOWN ? ", …" : ""));
    }

    /** Which levels occur. */
    private static final class Seen extends MRTask<Seen> {
        private static final long serialVersionUID = 1L;

        private final boolean[] seen;

        Seen(int levels) {
            seen = new boolean[levels];
        }

        @Override
        public void map(Chunk[] columns) {
            for (int row = 0; row < columns[0]._len; row++) {
                if (!columns[0].isNA(row) && columns[1].at8(row) == 1 && !columns[2].isNA(row)) {
                    seen[(int) columns[0].at8(row)] = true;
                }
            }
        }

        @Override
        public void reduce(Seen other) {
            // Tasks of one process share the array, in which others still write: only another process's is added.
            if (seen != other.seen) {
                for (int i = 0; i < seen.length; i++) {
                    seen[i] |= other.seen[i];
                }
            }
        }
    }

    /** Gives each level its new number; -1 is none. */
    private static final class Renumbered extends MRTask<Renumbered> {
        private static final long serialVersionUID = 1L;

        private final int[] numbers;

        Renumbered(int[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public void map(Chunk column) {
            for (int row = 0; row < column._len; row++) {
                if (!column.isNA(row)) {
                    int number = numbers[(int) column.at8(row)];
                    if (number < 0) {
                        column.setNA(row);
                    } else {
                        column.set(row, number);
                    }
                }
            }
        }
    }
}
