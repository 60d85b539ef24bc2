package dev.refit.model.forest;

import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.forest.ColumnSplits.LevelSplit;
import java.util.Arrays;

/**
 * The direction of every split for every value, as one long bit string in which 1 means right. A row of bits belongs to a
 * value of a column. A node reads the bit of its split in that row.
 *
 * <p>The string begins with as many ones as the busiest column has thresholds, and one more, then as many zeros. A number
 * above {@code r} of its column's thresholds finds its row {@code r} bits before the zeros: {@code r} ones, then zeros. So
 * all numeric columns share this stretch, and missing values find a row of only zeros or only ones. After it come the
 * categorical columns, a row for each level and a last one for missing values; or those that are asked for one level at a
 * time, which share a stretch as well.
 */
final class SplitBits {
    private final String algorithm;
    private final int ones;
    private long[] words;
    private long end;

    /** @param algorithm the algorithm to name in a refusal */
    SplitBits(String algorithm, int maxThresholds) {
        this.algorithm = algorithm;
        ones = maxThresholds + 1;
        end = 2L * ones;
        words = new long[(int) (end >> 6) + 1];
        for (int i = 0; i < ones; i++) {
            set(i);
        }
    }

    /** Returns where the zeros begin: the row of a number below all thresholds, and of a missing value that goes left. */
    int zeros() {
        return ones;
    }

    /**
     * Adds the rows of a categorical column.
     *
     * @param levels the number of rows before the row of missing values
     * @return where the first row begins; a row has one bit for each split
     */
    int add(ColumnSplits splits, int levels) {
        long start = end;
        long length = (levels + 1L) * splits.levelSplitCount();
        grow(length);
        int index = 0;
        for (LevelSplit split : splits.levelSplits()) {
            for (int level = 0; level <= levels; level++) {
                boolean known = level < levels && split.set().knows(level);
                if (known ? split.set().contains(level) : split.missingRight()) {
                    set(start + (long) level * splits.levelSplitCount() + index);
                }
            }
            index++;
        }
        return (int) start;
    }

    /**
     * Adds the rows of all one-hot encoded columns. A row has {@code levels} bits, and the bit of the value's level differs
     * from the others. The rows overlap like those of numbers: the row of a level begins one bit before that of the previous
     * level. The row for no level is that of level -1.
     *
     * @param levels the largest number of levels of a column
     * @param right whether the level goes right and the others left
     * @return where the row of level 0 begins
     */
    int addOneHot(int levels, boolean right) {
        long start = end;
        grow(2L * levels);
        int first = (int) start + levels - 1;
        for (int bit = (int) start; bit < end; bit++) {
            if (right == (bit == first)) {
                set(bit);
            }
        }
        return first;
    }

    long[] words() {
        return words;
    }

    private void grow(long length) {
        end += length;
        if (end > Integer.MAX_VALUE - 64) {
            throw new UnsupportedMojoException(algorithm, "its levels times its splits are more than 2^31");
        }
        words = Arrays.copyOf(words, (int) (end >> 6) + 1);
    }

    private void set(long bit) {
        words[(int) (bit >> 6)] |= 1L << bit;
    }
}
