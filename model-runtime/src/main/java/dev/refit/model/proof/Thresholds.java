package dev.refit.model.proof;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.forest.TreeNode;
import dev.refit.model.mojo.Mojo;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The thresholds at which the trees of a model split each numeric input. Immutable. */
public final class Thresholds {
    private final List<SortedSet<Float>> byInput;
    private final BitSet used;

    private Thresholds(List<SortedSet<Float>> byInput, BitSet used) {
        this.byInput = byInput;
        this.used = used;
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
        BitSet used = new BitSet();
        read.trees().forEach(tree -> collect(tree, byInput, used));
        return new Thresholds(byInput, used);
    }

    /**
     * Returns the thresholds of one input in ascending order. A value of at least the threshold goes right.
     *
     * @param input the index of the input
     */
    public SortedSet<Float> of(int input) {
        return Collections.unmodifiableSortedSet(byInput.get(input));
    }

    /** Tells whether a tree splits an input in any way. The value of another input changes no prediction. */
    boolean isUsed(int input) {
        return used.get(input);
    }

    private static void collect(TreeNode node, List<SortedSet<Float>> byInput, BitSet used) {
        if (node instanceof TreeNode.Split split) {
            used.set(split.column());
            if (split.test() instanceof TreeNode.Threshold threshold && !threshold.onlyMissing()) {
                byInput.get(split.column()).add(threshold.value());
            }
            collect(split.left(), byInput, used);
            collect(split.right(), byInput, used);
        }
    }
}
