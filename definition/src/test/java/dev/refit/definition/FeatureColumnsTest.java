package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.definition.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training asks of the columns of its feature table. */
class FeatureColumnsTest {
    @TempDir
    Path folder;

    @Test
    void columns_that_are_there_and_fit_are_no_problem() throws IOException {
        assertThat(problems("", "price double", "region string", "split string", "late boolean"))
                .isEmpty();
    }

    @Test
    void each_column_that_is_not_there_is_named_with_what_was_meant() throws IOException {
        assertThat(problems("ignore: [regoin]", "price double", "region string", "delayed boolean"))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "spec.training.h2o.target: got 'late', expected a column of the feature table"),
                        problem -> assertThat(problem)
                                .isEqualTo("spec.training.h2o.ignore[0]: got 'regoin', expected a column of the feature"
                                        + " table (did you mean region?); it has price, region, delayed"),
                        problem -> assertThat(problem).startsWith("spec.training.h2o.validation.column: got 'split'"),
                        problem -> assertThat(problem).startsWith("spec.training.h2o.holdout.column: got 'split'"));
    }

    @Test
    void a_metric_of_classes_is_refused_for_a_number_and_the_other_way_round() throws IOException {
        assertThat(problems("metric: auc", "price double", "split string", "late int"))
                .containsExactly("spec.training.h2o.metric: got 'auc', expected one of rmse, mae, r2, as late is int, a"
                        + " quantity; CAST(late AS STRING) in the transform makes classes of it");
        assertThat(problems("metric: mae", "price double", "split string", "late string"))
                .singleElement()
                .asString()
                .contains("expected one of auc, aucpr, logloss, mean_per_class_error, rmse, r2, as late is string");
        assertThat(problems("parameters: {distribution: bernoulli}", "price double", "split string", "late int"))
                .isEmpty();
        assertThat(problems("trials: {distribution: [bernoulli]}", "price double", "split string", "late int"))
                .isEmpty();
    }

    @Test
    void rows_are_told_by_a_text_and_a_time_is_no_target() throws IOException {
        assertThat(problems("", "price double", "split int", "late timestamp"))
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("target: got 'late'", "it is timestamp"),
                        problem -> assertThat(problem)
                                .isEqualTo("spec.training.h2o.validation.column: got 'split', expected a column of"
                                        + " texts, as the rows are told by one; it is int"),
                        problem -> assertThat(problem).contains("holdout.column", "it is int"));
    }

    @Test
    void without_types_names_are_compared_and_something_must_be_left_to_learn_from() throws IOException {
        assertThat(problems("ignore: [price]", "price ", "split ", "late "))
                .containsExactly("spec.training.h2o: got no column to learn from, expected a feature besides price,"
                        + " split, late");
    }

    private List<String> problems(String more, String... columns) throws IOException {
        Files.writeString(folder.resolve("f.sql"), "SELECT 1");
        Path file = Files.writeString(
                folder.resolve("refit.yaml"),
                """
                apiVersion: refit.dev/v1
                kind: Refit
                metadata: {name: late}
                spec:
                  data: {datasets: [{name: d, format: {type: csv}, columns: {a: int}}]}
                  transform: {spark: {sql: f.sql}}
                  training:
                    h2o:
                      algorithm: gbm
                      target: late
                      %s
                      validation: {column: split, equals: v}
                      holdout: {column: split, equals: t}
                      %s
                  packaging: {maven: {groupId: com.example, artifactId: late-model}}
                """
                        .formatted(more, more.startsWith("metric") ? "" : "metric: r2"));
        Map<String, String> types = new LinkedHashMap<>();
        Stream.of(columns).map(column -> column.split(" ", 2)).forEach(column -> types.put(column[0], column[1]));
        return new DefinitionParser()
                .parse(file).problemsWith(types).stream().map(Problem::explain).toList();
    }
}
