package dev.refit.model.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.Scorer;
import dev.refit.model.shap.Contributions;
import hex.genmodel.ModelMojoReader;
import hex.genmodel.MojoModel;
import hex.genmodel.MojoReaderBackendFactory;
import hex.genmodel.MojoReaderBackendFactory.CachingStrategy;
import hex.genmodel.PredictContributions;
import hex.genmodel.PredictContributionsFactory;
import hex.genmodel.algos.tree.SharedTreeMojoModel;
import hex.genmodel.algos.xgboost.XGBoostJavaMojoModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that H2O has trained give the bits that h2o-genmodel gives, whatever the row. */
class BitIdentityIT {
    /** Hostile rows a model; {@code -Drefit.bits.rows=1000000} for a long proof. */
    private static final int ROWS = Integer.getInteger("refit.bits.rows", 20_000);

    private static final int LEAF_ROWS = 10_000;
    private static final int EXPLAINED_ROWS = 500;

    private static Map<String, byte[]> mojos;

    @BeforeAll
    static void train() throws IOException {
        mojos = ModelZoo.train();
    }

    static Set<String> models() {
        return mojos.keySet();
    }

    static Stream<String> explained() {
        return mojos.keySet().stream()
                .filter(name -> name.startsWith("gbm") || name.startsWith("xgboost") || name.startsWith("drf"))
                .filter(name ->
                        !name.contains("multinomial") && !name.contains("double trees") && !name.contains("dart"));
    }

    static Stream<String> trees() {
        return mojos.keySet().stream().filter(name -> !name.startsWith("glm"));
    }

    static Stream<String> h2oTrees() {
        return trees().filter(name -> !name.startsWith("xgboost"));
    }

    static Stream<String> boosters() {
        return trees().filter(name -> name.startsWith("xgboost"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void predictionsHaveTheBitsOfGenmodel(String name) throws IOException {
        MojoModel oracle = oracle(name);
        Scorer scorer = Mojo.read(mojos.get(name)).scorer();
        HostileRows rows = rows(name, scorer);
        double[] expected = new double[oracle.getPredsSize()];
        double[] actual = new double[scorer.outputSize()];
        int refusals = 0;

        for (int i = 0; i < ROWS + refusals; i++) {
            double[] row = rows.next();
            double offset = scorer.info().offsetColumn() == null || i % 2 == 0 ? 0 : i % 7 * 0.3 - 1;
            if (oracle instanceof SharedTreeMojoModel) {
                oracle.score0(row, offset, expected);
            } else if (!accepted(oracle, row.clone(), offset, expected)) {
                refusals++;
                assertThatThrownBy(() -> scorer.score(row, actual)).isInstanceOf(IllegalArgumentException.class);
                continue;
            }
            scorer.score(row, offset, actual);
            if (!sameBits(expected, actual)) {
                assertThat(actual).as("%s %s", name, Arrays.toString(row)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trees")
    void rowsScoredTogetherHaveTheBitsOfRowsScoredAlone(String name) {
        Scorer scorer = Mojo.read(mojos.get(name)).scorer();
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
    @MethodSource("h2oTrees")
    void marginsAndLeavesAreThoseOfGenmodel(String name) throws IOException {
        SharedTreeMojoModel oracle = (SharedTreeMojoModel) oracle(name);
        Scorer scorer = Mojo.read(mojos.get(name)).scorer();
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

    @ParameterizedTest
    @MethodSource("boosters")
    void leavesOfBoostersAreThoseOfGenmodel(String name) throws IOException {
        XGBoostJavaMojoModel oracle = (XGBoostJavaMojoModel) oracle(name);
        Scorer scorer = Mojo.read(mojos.get(name)).scorer();
        HostileRows rows = rows(name, scorer);
        int[] leaves = new int[scorer.trees()];
        int[] inOrder = new int[leaves.length];

        for (int i = 0; i < LEAF_ROWS; i++) {
            double[] row = rows.next();
            scorer.leafAssignments(row, leaves);
            int classes = scorer.marginCount();
            for (int tree = 0; tree < leaves.length; tree++) {
                inOrder[tree] = leaves[tree % classes * (leaves.length / classes) + tree / classes];
            }
            assertThat(inOrder).isEqualTo(oracle.getLeafNodeAssignments(row)._nodeIds);
        }
    }

    @ParameterizedTest
    @MethodSource("explained")
    void contributionsHaveTheBitsOfGenmodel(String name) throws IOException {
        PredictContributions predictor = ((PredictContributionsFactory) described(name)).makeContributionsPredictor();
        Contributions contributions = Mojo.read(mojos.get(name)).contributions();
        HostileRows rows = rows(name, Mojo.read(mojos.get(name)).scorer());
        float[] actual = new float[contributions.size()];
        String[] named = predictor.getContributionNames();
        assertThat(contributions.names()).containsExactly(Arrays.copyOf(named, named.length - 1));

        for (int i = 0; i < EXPLAINED_ROWS; i++) {
            double[] row = rows.next();
            contributions.of(row, actual);
            assertThat(actual).as("%s %s", name, Arrays.toString(row)).isEqualTo(predictor.calculateContributions(row));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsSaidOfTheModelIsWhatGenmodelSays(String name) throws IOException {
        MojoModel oracle = oracle(name);
        ModelInfo info = Mojo.read(mojos.get(name)).scorer().info();

        assertThat(info.inputs()).extracting(Column::name).containsExactly(oracle.features());
        for (int i = 0; i < info.features(); i++) {
            String[] levels = oracle.getDomainValues(i);
            assertThat(info.inputs().get(i).levels()).isEqualTo(levels == null ? null : List.of(levels));
        }
        assertThat(info.category()).isEqualTo(oracle.getModelCategory().name());
        assertThat(info.isClassifier()).isEqualTo(oracle.isClassifier());
        assertThat(info.classes()).isEqualTo(oracle.nclasses());
        assertThat(info.offsetColumn()).isEqualTo(oracle.getOffsetName());
        assertThat(info.defaultThreshold()).isEqualTo(oracle._defaultThreshold);
        assertThat(info.algorithm()).isEqualTo(oracle._algoName);
        assertThat(info.uuid()).isEqualTo(oracle.getUUID());
        if (oracle.isSupervised()) {
            String[] labels = oracle.getDomainValues(oracle.getResponseIdx());
            assertThat(info.response()).isEqualTo(oracle.getResponseName());
            assertThat(info.labels()).isEqualTo(labels == null ? List.of() : List.of(labels));
        }
    }

    /** Genmodel writes into the row, and its GLM knows no levels but those of the training. */
    private static boolean accepted(MojoModel oracle, double[] row, double offset, double[] out) {
        try {
            oracle.score0(row, offset, out);
            return true;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    /** With what genmodel needs for contributions. */
    private static MojoModel described(String name) throws IOException {
        return ModelMojoReader.readFrom(
                MojoReaderBackendFactory.createReaderBackend(
                        new ByteArrayInputStream(mojos.get(name)), CachingStrategy.MEMORY),
                true);
    }

    private static MojoModel oracle(String name) throws IOException {
        return MojoModel.load(MojoReaderBackendFactory.createReaderBackend(
                new ByteArrayInputStream(mojos.get(name)), CachingStrategy.MEMORY));
    }

    private static HostileRows rows(String name, Scorer scorer) {
        return new HostileRows(
                scorer.info().inputs(), Mojo.read(mojos.get(name)).trees());
    }

    /** Compares the elements of the second array, because genmodel's array may be longer. */
    private static boolean sameBits(double[] expected, double[] actual) {
        for (int i = 0; i < actual.length; i++) {
            if (Double.doubleToRawLongBits(expected[i]) != Double.doubleToRawLongBits(actual[i])) {
                return false;
            }
        }
        return true;
    }
}
