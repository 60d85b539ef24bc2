package dev.refit.model.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import org.junit.jupiter.api.Test;

class BoosterRefusalsTest {
    @Test
    void whatNoTestHasDamagedScores() {
        Scorer scorer = Mojo.read(new HandmadeBooster().zip()).scorer();
        double[] out = new double[1];
        int[] leaves = new int[1];

        scorer.score(new double[] {2}, out);
        scorer.leafAssignments(new double[] {2}, leaves);

        assertThat(out).containsExactly(20.5);
        assertThat(leaves).containsExactly(2);
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < HandmadeBooster.length(); length++) {
            refused(new HandmadeBooster().truncated(length), "boosterBytes: ends within the model");
        }
    }

    @Test
    void whatIsNotKnownIsNamed() {
        unsupported(
                new HandmadeBooster().with(HandmadeBooster.KIND_AT, "gbline"), "the booster gbline, expected gbtree");
        unsupported(
                new HandmadeBooster().with(HandmadeBooster.OBJECTIVE_AT, "reg:squarederrox"),
                "the objective reg:squarederrox is not known");
        unsupported(new HandmadeBooster().with(HandmadeBooster.LEAF_VECTOR_AT, 3), "leaves of 3 values, expected one");
        unsupported(new HandmadeBooster().with(HandmadeBooster.MINOR_AT, 2), "XGBoost 1.2, expected 1.3 or a later 1");
        unsupported(new HandmadeBooster().replacing("1.10", "1.20"), "its MOJO has version 1.20, expected 1.1 to 1.1");
    }

    @Test
    void aTreeThatIsNoTreeIsRefused() {
        refused(
                new HandmadeBooster().with(HandmadeBooster.LEFT_AT, 7),
                "a child 7, expected one of 3 nodes, each once");
        refused(
                new HandmadeBooster().with(HandmadeBooster.LEFT_AT, 2),
                "a child 2, expected one of 3 nodes, each once");
        refused(
                new HandmadeBooster().with(HandmadeBooster.LEFT_AT, 0),
                "a child 0, expected one of 3 nodes, each once");
        refused(
                new HandmadeBooster().with(HandmadeBooster.ASKED_AT, 1),
                "a split of number 1 at 2.0, expected one of 1");
        refused(new HandmadeBooster().with(HandmadeBooster.THRESHOLD_AT, 0x7fc00000), "a split of number 0 at NaN");
        refused(new HandmadeBooster().with(HandmadeBooster.TREE_AT + 4, 0), "a tree of 0 nodes, expected any");
        refused(new HandmadeBooster().with(HandmadeBooster.TREE_AT + 4, 1 << 30), "ends within the model");
    }

    @Test
    void countsThatCannotBeAreNamed() {
        refused(new HandmadeBooster().with(HandmadeBooster.FEATURES_AT, 2), "2 features, expected at most the 1 of");
        refused(new HandmadeBooster().with(HandmadeBooster.TREES_AT, -1), "-1 trees, expected at most 1000000");
        refused(new HandmadeBooster().with(HandmadeBooster.TREES_AT, 0), "0 trees of 1 classes, expected as many of");
        refused(new HandmadeBooster().with(HandmadeBooster.CLASSES_AT, 2), "1 trees of 2 classes, expected as many of");
        refused(new HandmadeBooster().with(HandmadeBooster.GROUP_AT, 1), "a tree of class 1, expected 1 of each of 1");
        refused(
                new HandmadeBooster().with(HandmadeBooster.OBJECTIVE_AT - 8, 1 << 20),
                "a name of 1048576 bytes, expected at most 100");
        refused(
                new HandmadeBooster().replacing("[0]", "[0, 5]"),
                "cat_offsets = [0, 5], expected those of 0 categorical");
        refused(
                new HandmadeBooster().replacing("nums = 1", "nums = 2"),
                "with 2 numeric ones are at most the 1 inputs");
    }

    @Test
    void aRowThatCannotBeLaidOutIsRefused() {
        refused(new HandmadeBooster().replacing("[0]", "[0, 1.5]").replacing("cats = 0", "cats = 1"), "[0, 1.5]");
        refused(new HandmadeBooster().replacing("[0]", "[1]"), "cat_offsets = [1], expected those of 0 categorical");
        refused(new HandmadeBooster().replacing("cats = 0", "cats = 2147483647"), "those of 2147483647 categorical");
    }

    @Test
    void anOffsetOfAModelWithoutOneIsRefused() {
        Scorer scorer = Mojo.read(new HandmadeBooster().zip()).scorer();

        assertThatThrownBy(() -> scorer.score(new double[1], 0.5, new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offset: 0.5, expected 0: the model was trained without an offset");
    }

    private static void refused(HandmadeBooster booster, String message) {
        byte[] zip = booster.zip();
        assertThatThrownBy(() -> Mojo.read(zip).scorer())
                .isInstanceOf(InvalidMojoException.class)
                .hasMessageContaining(message);
    }

    private static void unsupported(HandmadeBooster booster, String message) {
        byte[] zip = booster.zip();
        assertThatThrownBy(() -> Mojo.read(zip).scorer())
                .isInstanceOf(UnsupportedMojoException.class)
                .hasMessageContaining(message);
    }
}
