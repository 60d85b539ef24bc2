package dev.refit.model.proof;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.forest.TreeNode;
import dev.refit.model.mojo.Mojo;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The thresholds at which the trees of a model split each numeric input. Immutable. */
public final class Thresholds {
    private final List<SortedSet<Float>> byInput;

    private Thresholds(List<SortedSet<Float>> byInput) {
        this.byInput = byInput;
    }

    /**
     * Collects the thresholds of a model from the bytes of its MOJO. A model without trees has none.
     *
     * @throws InvalidMojoException if the bytes are not a MOJO, or are a damaged or hostile one
     * @throws UnsupportedMojoException if this runtime does not score the model
     */
    public static Thresholds of(byte[] mojo) {
        Mojo read = Mojo.read(mojo);
        List<SortedSet<Float>> byInput = Stream.<SortedSet<Float>>generate(TreeSet::new)
                .limit(read.info().features())
                .toList();
        read.trees().forEach(tree -> collect(tree, byInput));
        return new Thresholds(byInput);
    }

    /**
     * Returns the thresholds of one input in ascending order. A value of at least the threshold goes right.
     *
     * @param input the index of the input
     */
    public SortedSet<Float> of(int input) {
        return Collections.unmodifiableSortedSet(byInput.get(input));
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
