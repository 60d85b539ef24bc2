package dev.refit.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The numbers at which a model's trees part the values of each input, for those who look for its corners. Immutable.
 */
public final class Thresholds {
    private final List<SortedSet<Float>> byInput;

    private Thresholds(List<SortedSet<Float>> byInput) {
        this.byInput = byInput;
    }

    /**
     * Reads the bytes of a MOJO; of a model without trees, none are found.
     *
     * @throws InvalidMojoException if it is no MOJO, damaged or hostile
     * @throws UnsupportedMojoException if it is one that this runtime does not score
     */
    public static Thresholds of(byte[] mojo) {
        try {
            MojoArchive archive = MojoArchive.read(new ByteArrayInputStream(mojo), Scorer.DEFAULT_MAX_BYTES);
            int inputs = Scorer.load(mojo).info().features();
            List<SortedSet<Float>> byInput = Stream.<SortedSet<Float>>generate(TreeSet::new)
                    .limit(inputs)
                    .toList();
            MojoReader.trees(archive).forEach(tree -> collect(tree, byInput));
            return new Thresholds(byInput);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the input of this index, ascending; values of at least a threshold go the other way. */
    public SortedSet<Float> of(int input) {
        return java.util.Collections.unmodifiableSortedSet(byInput.get(input));
    }

    private static void collect(TreeNode node, List<SortedSet<Float>> byInput) {
        if (node instanceof TreeNode.Split split) {
            if (split.test() instanceof TreeNode.Threshold threshold && !threshold.onlyMissing()) {
                byInput.get(split.column()).add(threshold.value());
            }
            collect(split.left(), byInput);
            collect(split.right(), byInput);
        }
    }
}
