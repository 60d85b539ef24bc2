package dev.refit.model.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final String TREE = HandmadeMojo.TREE;

    @Test
    void whatNoTestHasDamagedScores() {
        Scorer scorer = Mojo.read(new HandmadeMojo().zip()).scorer();
        double[] out = new double[1];
        int[] leaves = new int[1];

        scorer.score(new double[] {2}, 0.25, out);
        scorer.leafAssignments(new double[] {2}, leaves);

        assertThat(out).containsExactly(21.75);
        assertThat(leaves).containsExactly(2);
    }

    @Test
    void emptyAndOtherFilesAreNoMojo() {
        refused(new byte[0], "the MOJO: the zip has 0 bytes, expected a zip");
        refused("PK, but not a zip".getBytes(StandardCharsets.UTF_8), "the MOJO: the zip has 17 bytes, expected a zip");
        refused("PK, ".repeat(20).getBytes(StandardCharsets.UTF_8), "has no directory at its end");
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] zip = new HandmadeMojo().zip();

        for (int length = 0; length < zip.length; length++) {
            byte[] truncated = Arrays.copyOf(zip, length);
            assertThatThrownBy(() -> Mojo.read(truncated).scorer()).isInstanceOf(InvalidMojoException.class);
        }
    }

    @Test
    void aNameOutsideTheArchiveIsRefused() {
        refused(
                new HandmadeMojo().with("domains/../../d", "x"),
                "an entry 'domains/../../d', expected names below the archive's root");
        refused(new HandmadeMojo().with("/etc/x", "x"), "an entry '/etc/x', expected names below the archive's root");
        refused(
                new HandmadeMojo().with("a\\..\\b", "x"),
                "an entry 'a\\..\\b', expected names below the archive's root");
    }

    @Test
    void whatUnpacksToTooMuchIsRefusedWhetherItIsNeededOrNot() {
        byte[] zeros = new byte[3_000_000];
        byte[] needed = new HandmadeMojo().with("trees/bomb", zeros).zip();
        byte[] other = new HandmadeMojo().with("experimental/bomb", zeros).zip();

        String message = "bomb': unpacks to more than the 1000000 bytes allowed";
        refused(() -> Mojo.read(new ByteArrayInputStream(needed), 1_000_000).scorer(), message);
        refused(() -> Mojo.read(new ByteArrayInputStream(other), 1_000_000).scorer(), message);
    }

    @Test
    void anAlgorithmThatIsNotSupportedIsNamed() {
        byte[] deep = new HandmadeMojo()
                .replacing("Gradient Boosting Machine", "Deep Learning")
                .zip();

        assertThatThrownBy(() -> Mojo.read(deep).scorer())
                .isInstanceOfSatisfying(UnsupportedMojoException.class, e -> assertThat(e.algorithm())
                        .isEqualTo("Deep Learning"))
                .hasMessageContaining("expected Gradient Boosting Machine");
    }

    @Test
    void aNewerOrMuchOlderVersionIsNotGuessed() {
        byte[] newer = new HandmadeMojo().replacing("1.40", "1.41").zip();
        byte[] older = new HandmadeMojo().replacing("1.40", "1.20").zip();

        assertThatThrownBy(() -> Mojo.read(newer).scorer())
                .isInstanceOf(UnsupportedMojoException.class)
                .hasMessageContaining("its MOJO has version 1.41, expected 1.3 to 1.4");
        assertThatThrownBy(() -> Mojo.read(older).scorer()).isInstanceOf(UnsupportedMojoException.class);
    }

    @Test
    void aMissingEntryIsNamed() {
        refused(new HandmadeMojo().without(TREE), TREE + ": is missing");
        refused(new HandmadeMojo().without(HandmadeMojo.STATISTICS), "trees/t00_000_aux.bin: is missing");
    }

    @Test
    void valuesThatCannotBeAreNamed() {
        refused(new HandmadeMojo().replacing("n_columns = 2", "n_columns = 3"), "n_columns = 3, but 2 columns");
        refused(new HandmadeMojo().replacing("n_features = 1", "n_features = 9"), "n_features = 9 of 2 columns");
        refused(new HandmadeMojo().replacing("n_trees = 1", "n_trees = 2000000000"), "2000000000 trees, at most");
        refused(new HandmadeMojo().replacing("n_trees = 1", "n_trees = -1"), "n_trees = -1, expected none or more");
        refused(new HandmadeMojo().replacing("init_f = 1.5", "init_f = one"), "init_f = one, expected a number");
        refused(new HandmadeMojo().replacing("uuid = 1\n", ""), "model.ini: expected a value of uuid");
    }

    @Test
    void aTreeThatPointsOutsideItsBytesIsRefused() {
        refused(tree(0, 0x43), "a left side of 1092616192 bytes, expected within the tree");
        refused(tree(0, 0x73), "a left side of kind 51");
        refused(tree(1, 7), "column 7, expected one of 1");
        refused(tree(0, 0xf4), "a split of kind 4, expected 0, 8 or 12");
        refused(tree(0, 0xfc), "levels, expected within the tree");
        refused(new HandmadeMojo().with(TREE, Arrays.copyOf(HandmadeMojo.tree(), 12)), TREE + ": ends within the tree");
        refused(
                new HandmadeMojo().with(TREE, Arrays.copyOf(HandmadeMojo.tree(), 20)),
                TREE + ": 4 bytes after the tree, expected none");
    }

    @Test
    void aTreeDeeperThanTheStackIsRefused() {
        byte[] deep = new byte[2_000_000]; // The left side of a split is a split.
        HandmadeMojo mojo = new HandmadeMojo().with(TREE, deep).with(HandmadeMojo.STATISTICS, new byte[40]);

        refused(mojo, TREE + ": deeper than the 500 splits allowed");
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        Scorer scorer = Mojo.read(new HandmadeMojo().zip()).scorer();

        assertThatThrownBy(() -> scorer.score(new double[2], new double[1]))
                .hasMessage("row: 2 values, expected 1, one for each input");
        assertThatThrownBy(() -> scorer.score(new double[1], new double[0]))
                .hasMessage("out: 0 elements, expected at least 1");
    }

    private static HandmadeMojo tree(int index, int value) {
        byte[] tree = HandmadeMojo.tree();
        tree[index] = (byte) value;
        return new HandmadeMojo().with(TREE, tree);
    }

    private static void refused(HandmadeMojo mojo, String message) {
        refused(mojo.zip(), message);
    }

    private static void refused(byte[] zip, String message) {
        refused(() -> Mojo.read(zip).scorer(), message);
    }

    private static void refused(ThrowingCallable load, String message) {
        assertThatThrownBy(load).isInstanceOf(InvalidMojoException.class).hasMessageContaining(message);
    }
}
