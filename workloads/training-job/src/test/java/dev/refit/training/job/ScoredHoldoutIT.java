package dev.refit.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Column;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import dev.refit.training.job.example.ScoredHoldout;
import dev.refit.training.job.table.PreparedTable;
import hex.Model;
import hex.genmodel.MojoModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import water.fvec.Frame;

/** What the evaluation leaves beside the examples: the schema, and the holdout with what was predicted and what was true. */
class ScoredHoldoutIT {
    private static final String ONE = "3ff0000000000000";

    @TempDir
    static Path home;

    private static FeatureTable features;

    @BeforeAll
    static void table() throws Exception {
        features = FlightTable.write(home.resolve("features"), 1000);
    }

    @Test
    void of_classes_every_row_has_its_true_class() throws Exception {
        Evaluation evaluation = evaluate("delayed", Metric.AUC, Map.of("ntrees", 5));

        List<String> lines = lines(evaluation.result().scoredHoldout());
        List<String> header = List.of(lines.get(1).split("\t"));
        assertThat(lines.get(0)).isEqualTo("refit-examples 2");
        assertThat(header).endsWith("p:0", "p:1", "p:2", "label", "actual", "weight");
        assertThat(lines).hasSize(2 + 100);
        assertThat(lines.subList(2, lines.size()))
                .allSatisfy(line -> assertThat(line).matches("(.*\t){4}(false|true)\t(false|true)\t" + ONE));
    }

    @Test
    void of_a_quantity_every_row_has_its_true_value_and_its_weight() throws Exception {
        Evaluation evaluation =
                evaluate("arrived_late_by", Metric.RMSE, Map.of("ntrees", 5, "weights_column", "seats"));

        List<String> rows = lines(evaluation.result().scoredHoldout()).subList(2, 102);

        assertThat(rows).allSatisfy(line -> assertThat(line).matches(".*\t\\\\N\t[0-9a-f]{16}\t40[0-9a-f]{14}"));
        assertThat(rows).noneMatch(line -> line.endsWith(ONE));
    }

    @Test
    void of_a_larger_holdout_some_rows_evenly_spread_are_written_as_they_would_be_among_all() throws Exception {
        Evaluation evaluation = evaluate("delayed", Metric.AUC, Map.of("ntrees", 5));
        List<String> all = lines(evaluation.result().scoredHoldout());
        H2oTraining training = Requests.of(features, Algorithm.GBM, "delayed", Metric.AUC)
                .trial()
                .run()
                .definition()
                .spec()
                .training()
                .h2o();
        Frame holdout = PreparedTable.of(features, training, Map.of()).parts().holdout();
        Model<?, ?, ?> model = Model.importBinaryModel(
                Path.of(evaluation.trained().model().uri()).toString());
        Path file = home.resolve("some.tsv.gz");

        new ScoredHoldout(model, 20).record(file, holdout);

        List<String> expected = new ArrayList<>(all.subList(0, 2));
        for (int row = 2; row < 100; row += 5) {
            expected.add(all.get(2 + row));
        }
        assertThat(lines(JobFolder.stored(file))).isEqualTo(expected);
    }

    @Test
    void the_schema_is_that_of_the_exported_model_in_the_order_of_the_feature_table() throws Exception {
        Evaluation evaluation = evaluate(Algorithm.XGBOOST, "size", Metric.LOGLOSS, Map.of("ntrees", 3));
        MojoModel mojo =
                MojoModel.load(Path.of(evaluation.trained().mojo().uri()).toString());

        ModelSchema schema = RefitJson.read(
                Files.readAllBytes(Path.of(evaluation.result().schema().uri())), ModelSchema.class);

        assertThat(schema.inputs())
                .extracting(Input::name)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList(mojo.getNames()).subList(0, mojo.nfeatures()))
                .isNotEqualTo(Arrays.asList(mojo.getNames()).subList(0, mojo.nfeatures()))
                .isEqualTo(FlightTable.COLUMNS.stream()
                        .map(Column::name)
                        .filter(name -> !name.equals("size")
                                && Arrays.asList(mojo.getNames()).contains(name))
                        .toList());
        assertThat(schema.inputs())
                .filteredOn(input -> input.kind() == Kind.CATEGORICAL)
                .isNotEmpty()
                .allSatisfy(input -> assertThat(input.levels()).containsExactly(mojo.getDomainValues(input.name())))
                .allSatisfy(input -> assertThat(input.constants()).isPresent());
        assertThat(schema.response().name()).isEqualTo("size");
        assertThat(schema.response().labels()).containsExactly("much", "none", "some");
        assertThat(evaluation.trained().tools()).containsOnlyKeys("h2o", "java");
    }

    private record Evaluation(WorkloadResult.Trained trained, WorkloadResult.Evaluated result) {}

    private static Evaluation evaluate(String target, Metric metric, Map<String, Object> parameters) throws Exception {
        return evaluate(Algorithm.GBM, target, metric, parameters);
    }

    private static Evaluation evaluate(
            Algorithm algorithm, String target, Metric metric, Map<String, Object> parameters) throws Exception {
        Requests requests = Requests.of(features, algorithm, target, metric).with(parameters);
        JobFolder folder = new JobFolder(Files.createTempDirectory(home, target));
        var trained = (WorkloadResult.Trained) new TrainingJob().run(requests.trial(), folder);
        var evaluated = (WorkloadResult.Evaluated) new TrainingJob().run(requests.evaluate(trained.model()), folder);
        assertThat(JobFolder.stored(Path.of(evaluated.scoredHoldout().uri()))).isEqualTo(evaluated.scoredHoldout());
        return new Evaluation(trained, evaluated);
    }

    private static List<String> lines(StoredFile file) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(file.uri()))), StandardCharsets.UTF_8))) {
            return new ArrayList<>(in.lines().toList());
        }
    }
}
