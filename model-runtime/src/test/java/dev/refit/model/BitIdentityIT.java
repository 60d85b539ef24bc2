package dev.refit.model;

import static org.assertj.core.api.Assertions.assertThat;

import hex.genmodel.MojoModel;
import hex.genmodel.MojoReaderBackendFactory;
import hex.genmodel.MojoReaderBackendFactory.CachingStrategy;
import hex.genmodel.algos.tree.SharedTreeMojoModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that H2O has trained give the bits that h2o-genmodel gives, whatever the row. */
class BitIdentityIT {
    private static final int ROWS = 100_000;
    private static final int LEAF_ROWS = 10_000;

    private static Map<String, byte[]> mojos;

    @BeforeAll
    static void train() throws IOException {
        mojos = ModelZoo.train();
    }

    static Set<String> models() {
        return mojos.keySet();
    }

    @ParameterizedTest
    @MethodSource("models")
    void predictionsHaveTheBitsOfGenmodel(String name) throws IOException {
        MojoModel oracle = oracle(name);
        Scorer scorer = Scorer.load(mojos.get(name));
        HostileRows rows = rows(name, scorer);
        double[] expected = new double[oracle.getPredsSize()];
        double[] actual = new double[scorer.outputSize()];

        for (int i = 0; i < ROWS; i++) {
            double[] row = rows.next();
            double offset = scorer.info().offsetColumn() == null || i % 2 == 0 ? 0 : i % 7 * 0.3 - 1;
            oracle.score0(row.clone(), offset, expected);
            scorer.score(row, offset, actual);
            if (!sameBits(expected, actual)) {
                assertThat(actual).as("%s %s", name, Arrays.toString(row)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void rowsScoredTogetherHaveTheBitsOfRowsScoredAlone(String name) {
        Scorer scorer = Scorer.load(mojos.get(name));
        HostileRows rows = rows(name, scorer);
        double[][] together = new double[1003][];
        Arrays.setAll(together, i -> rows.next());
        double[][] actual = new double[together.length][scorer.outputSize()];
        double[] expected = new double[scorer.outputSize()];

        scorer.score(together, actual);

        for (int i = 0; i < together.length; i++) {
            scorer.score(together[i], expected);
            assertThat(sameBits(expected, actual[i])).as("row %s", i).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void marginsAndLeavesAreThoseOfGenmodel(String name) throws IOException {
        SharedTreeMojoModel oracle = (SharedTreeMojoModel) oracle(name);
        Scorer scorer = Scorer.load(mojos.get(name));
        HostileRows rows = rows(name, scorer);
        double[] sums = new double[oracle.getPredsSize()];
        double[] margins = new double[scorer.marginCount()];
        int[] leaves = new int[scorer.trees()];
        boolean allTrees = !name.contains("without rows");

        for (int i = 0; i < LEAF_ROWS; i++) {
            double[] row = rows.next();
            Arrays.fill(sums, 0);
            oracle.scoreTreeRange(row, 0, oracle.getNTreeGroups(), sums);
            scorer.margins(row, margins);
            int first = scorer.info().classes() == 1 ? 0 : 1;
            assertThat(sameBits(Arrays.copyOfRange(sums, first, first + margins.length), margins))
                    .isTrue();
            if (allTrees) {
                scorer.leafAssignments(row, leaves);
                assertThat(leaves).isEqualTo(oracle.getLeafNodeAssignments(row)._nodeIds);
            }
        }
    }

    private static MojoModel oracle(String name) throws IOException {
        return MojoModel.load(MojoReaderBackendFactory.createReaderBackend(
                new ByteArrayInputStream(mojos.get(name)), CachingStrategy.MEMORY));
    }

    private static HostileRows rows(String name, Scorer scorer) {
        try {
            MojoArchive mojo = MojoArchive.read(new ByteArrayInputStream(mojos.get(name)), Long.MAX_VALUE);
            ModelIni ini = new ModelIni(mojo.lines(ModelIni.NAME));
            int classes = ini.integer("n_trees_per_class");
            return new HostileRows(
                    scorer.info().inputs(),
                    new TreeFiles(mojo, ini, scorer.info().features()).read(classes, ini.integer("n_trees")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the elements that are ours: genmodel's array may be longer. */
    private static boolean sameBits(double[] expected, double[] actual) {
        for (int i = 0; i < actual.length; i++) {
            if (Double.doubleToRawLongBits(expected[i]) != Double.doubleToRawLongBits(actual[i])) {
                return false;
            }
        }
        return true;
    }
}
