package dev.refit.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import hex.genmodel.MojoModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded is, bit for bit, what the exported model says: for each algorithm, each kind of target. */
class RecordedExamplesIT {
    private static final Map<Algorithm, Map<String, Object>> SMALL = Map.of(
            Algorithm.GBM, Map.of("ntrees", 8, "max_depth", 4),
            Algorithm.DRF, Map.of("ntrees", 6, "max_depth", 6),
            Algorithm.GLM, Map.of("lambda", 0.001),
            Algorithm.DEEPLEARNING, Map.of("hidden", List.of(8, 4), "epochs", 2),
            Algorithm.XGBOOST, Map.of("ntrees", 6, "max_depth", 4));

    @TempDir
    static Path home;

    private static FeatureTable features;

    @BeforeAll
    static void table() throws Exception {
        features = FlightTable.write(home.resolve("features"), 1500);
    }

    @ParameterizedTest
    @EnumSource
    void of_two_classes(Algorithm algorithm) throws Exception {
        Example first = prove(algorithm, "delayed", Metric.AUC);

        assertThat(first.label()).isIn("false", "true");
        assertThat(first.predictions()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void of_three_classes(Algorithm algorithm) throws Exception {
        Example first = prove(algorithm, "size", Metric.LOGLOSS);

        assertThat(first.label()).isIn("none", "some", "much");
        assertThat(first.predictions()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_quantity(Algorithm algorithm) throws Exception {
        Example first = prove(algorithm, "arrived_late_by", Metric.RMSE);

        assertThat(first.label()).isNull();
        assertThat(first.predictions()).hasSize(2).endsWith(0);
    }

    private Example prove(Algorithm algorithm, String target, Metric metric) throws Exception {
        Requests requests = Requests.of(features, algorithm, target, metric)
                .with(SMALL.get(algorithm))
                .recording(80);
        JobFolder folder = new JobFolder(Files.createDirectories(home.resolve(algorithm + "-" + target)));

        var trained = (WorkloadResult.Trained) new TrainingJob().run(requests.trial(), folder);
        var evaluated = (WorkloadResult.Evaluated) new TrainingJob().run(requests.evaluate(trained.model()), folder);

        MojoModel mojo = MojoModel.load(Path.of(trained.mojo().uri()).toString());
        ExamplesFile examples = ExamplesFile.read(Path.of(evaluated.examples().uri()));
        assertThat(examples.inputs()).isEqualTo(Arrays.asList(mojo.getNames()).subList(0, mojo.nfeatures()));
        assertThat(examples.rows().stream().filter(row -> !row.made())).hasSizeGreaterThanOrEqualTo(80);
        boolean trees = Set.of(Algorithm.GBM, Algorithm.DRF, Algorithm.XGBOOST).contains(algorithm);
        assertThat(examples.rows().stream().anyMatch(Example::made)).isEqualTo(trees);
        for (Example example : examples.rows()) {
            double[] predictions = mojo.score0(example.row(mojo), new double[mojo.getPredsSize()]);
            assertThat(bits(predictions)).as(example.toString()).isEqualTo(bits(example.predictions()));
            if (example.label() != null) {
                assertThat(mojo.getDomainValues(mojo.getResponseIdx())[(int) predictions[0]])
                        .isEqualTo(example.label());
            }
        }
        assertThat(examples.hasMissingIn("carrier")).isTrue();
        assertThat(examples.hasMissingIn("distance")).isTrue();
        assertThat(evaluated.holdout()).containsKey(metric.key());
        assertThat(trained.importances()).containsKey("hour").doesNotContainKey("nothing");
        return examples.rows().get(0);
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
