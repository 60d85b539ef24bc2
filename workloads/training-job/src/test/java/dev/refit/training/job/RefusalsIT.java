package dev.refit.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be done is refused, saying what was found, what was expected, and whose fault it is. */
class RefusalsIT {
    @TempDir
    static Path home;

    private static FeatureTable features;

    @BeforeAll
    static void table() throws Exception {
        features = FlightTable.write(home.resolve("features"), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ntree         | 5       | got 'ntree', expected a parameter of gbm (did you mean ntrees
            hidden        | 5       | got 'hidden', expected a parameter of gbm
            model_id      | mine    | got 'model_id', expected a parameter of gbm that a definition may set
            max_depth     | '6'     | training.h2o.parameters.max_depth: got '6', expected a whole number
            distribution  | normal  | training.h2o.parameters.distribution: got 'normal', expected one of
            """)
    void a_parameter_that_h2o_does_not_take(String name, String value, String message) {
        Failure failure = refused(gbm("delayed", Metric.AUC).with(Map.of(name, value)));

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message()).contains(message);
        assertThat(failure.hint()).isNotBlank();
    }

    @Test
    void a_value_that_h2o_finds_impossible() {
        Failure failure = refused(gbm("delayed", Metric.AUC).with(Map.of("ntrees", 2, "sample_rate", 7)));

        assertThat(failure.code()).isEqualTo("parameters-refused");
        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message()).contains("sample_rate");
        assertThat(refused(gbm("delayed", Metric.AUC).with(Map.of("ntrees", -5)))
                        .message())
                .contains("ntrees");
        assertThat(refused(gbm("delayed", Metric.AUC).with(Map.of("ntrees", 99_999_999_999L)))
                        .message())
                .isEqualTo("training.h2o.parameters.ntrees: got 99999999999, expected a whole number of 32 bits");
    }

    @Test
    void a_target_that_is_not_there() {
        Failure failure = refused(gbm("delay", Metric.AUC));

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message())
                .contains("training.h2o.target: got 'delay'", "did you mean delayed", "it has carrier, tail");
    }

    @Test
    void a_target_without_a_value_in_the_training_part() {
        Failure failure = refused(gbm("nothing", Metric.RMSE));

        assertThat(failure.code()).isEqualTo("constant-target");
        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message()).contains("'nothing'", "missing in all 320 rows");
    }

    @Test
    void a_target_that_is_always_the_same_in_the_training_part() {
        // What is not validation or test is training: in that part the column that says so is constant.
        Failure failure = refused(gbm("split", Metric.LOGLOSS)
                .splitBy(new RowFilter("part", "validation"), new RowFilter("part", "test")));

        assertThat(failure.code()).isEqualTo("constant-target");
        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message()).contains("column 'split'", "'train' in every one of the 320 rows");
    }

    @Test
    void a_metric_that_models_of_this_target_do_not_have() {
        Failure failure = refused(gbm("arrived_late_by", Metric.AUC));

        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        assertThat(failure.message()).contains("got auc, expected one of rmse, mae, r2 for a regression");
    }

    @Test
    void a_filter_that_matches_no_row() {
        Failure failure = refused(
                gbm("delayed", Metric.AUC).splitBy(new RowFilter("split", "valid"), new RowFilter("split", "test")));

        assertThat(failure.code()).isEqualTo("empty-validation-part");
        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message())
                .contains("column 'split' equals 'valid'", "none of the 400 rows", "test, train, validation");
    }

    @Test
    void a_holdout_filter_that_matches_no_row_is_refused_before_anything_is_trained() {
        Failure failure = refused(gbm("delayed", Metric.AUC)
                .splitBy(new RowFilter("split", "validation"), new RowFilter("split", "tset")));

        assertThat(failure.code()).isEqualTo("empty-holdout-part");
        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message()).contains("column 'split' equals 'tset'", "test, train, validation");
    }

    @Test
    void features_that_are_all_missing_leave_nothing_to_learn_from() {
        List<String> all = features.columns().stream()
                .map(dev.refit.events.data.Column::name)
                .filter(name -> !List.of("nothing", "delayed", "split", "part").contains(name))
                .toList();

        Failure failure = refused(gbm("delayed", Metric.AUC).ignoring(all));

        assertThat(failure.code()).isEqualTo("no-features");
        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message()).contains("nothing");
    }

    @Test
    void a_split_column_that_is_not_there_or_no_string() {
        Failure missing = refused(
                gbm("delayed", Metric.AUC).splitBy(new RowFilter("splits", "valid"), new RowFilter("split", "test")));
        Failure number = refused(
                gbm("delayed", Metric.AUC).splitBy(new RowFilter("split", "validation"), new RowFilter("hour", "7")));

        assertThat(missing.message()).contains("training.h2o.validation.column: got 'splits'", "did you mean split");
        assertThat(number.message()).contains("training.h2o.holdout.column: got 'hour', expected a string column");
    }

    @Test
    void an_empty_table_and_a_file_that_is_no_parquet() throws Exception {
        FeatureTable empty =
                new FeatureTable(features.uri(), 0, features.columns(), features.digest(), features.schemaDigest());
        Path folder = Files.createDirectories(home.resolve("broken"));
        Files.writeString(folder.resolve("part-00000.snappy.parquet"), "no parquet");
        FeatureTable broken =
                new FeatureTable(folder.toUri(), 5, features.columns(), features.digest(), features.schemaDigest());

        assertThat(refused(Requests.of(empty, Algorithm.GBM, "delayed", Metric.AUC)))
                .satisfies(failure -> assertThat(failure.fault()).isEqualTo(Fault.DATA))
                .satisfies(failure -> assertThat(failure.message()).contains("has no rows"));
        assertThat(refused(Requests.of(broken, Algorithm.GBM, "delayed", Metric.AUC))
                        .message())
                .contains("part-00000.snappy.parquet");
    }

    @Test
    void a_column_that_h2o_cannot_learn_from_is_refused_unless_ignored() {
        List<dev.refit.events.data.Column> columns = features.columns().stream()
                .map(column -> column.name().equals("wind")
                        ? new dev.refit.events.data.Column("wind", "decimal(4,1)")
                        : column)
                .toList();
        FeatureTable table = new FeatureTable(features.uri(), 400, columns, features.digest(), features.schemaDigest());

        Failure failure = refused(Requests.of(table, Algorithm.GBM, "delayed", Metric.AUC));

        assertThat(failure.message()).contains("got 'wind decimal(4,1)', expected a column of type string");
    }

    @Test
    void a_name_that_no_exported_model_can_carry() {
        for (String name : List.of("#items", "wind ", "two\nlines")) {
            List<dev.refit.events.data.Column> columns = features.columns().stream()
                    .map(column -> column.name().equals("wind")
                            ? new dev.refit.events.data.Column(name, column.type())
                            : column)
                    .toList();
            FeatureTable table =
                    new FeatureTable(features.uri(), 400, columns, features.digest(), features.schemaDigest());

            Failure failure = refused(Requests.of(table, Algorithm.GBM, "delayed", Metric.AUC));

            assertThat(failure.code()).isEqualTo("column-not-usable");
            assertThat(failure.message())
                    .contains("got '" + name + "', expected a name that an exported model can carry");
        }
    }

    private static Requests gbm(String target, Metric metric) {
        return Requests.of(features, Algorithm.GBM, target, metric).with(Map.of("ntrees", 2));
    }

    private static Failure refused(Requests requests) {
        JobFailedException thrown = catchThrowableOfType(JobFailedException.class, () -> new TrainingJob()
                .run(requests.trial(), new JobFolder(Files.createTempDirectory(home, "job"))));
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }
}
