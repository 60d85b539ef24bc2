package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import dev.refit.system.command.RefitCommand;
import dev.refit.system.command.RefitCommand.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command holds SQL against the columns that a definition declares: without a platform, and without data. */
class SqlCheckedIT {
    private static final String DEFINITION =
            """
            apiVersion: refit.dev/v1
            kind: Refit
            metadata: {name: late}
            spec:
              data: {datasets: [{name: trips, format: {type: csv}, columns: {day: string, late: double}}]}
              transform: {spark: {sql: trips.sql}}
              training:
                h2o:
                  algorithm: gbm
                  target: late
                  validation: {column: day, equals: Mon}
                  holdout: {column: day, equals: Tue}
                  metric: auc
              packaging: {maven: {groupId: com.example, artifactId: late-model}}
            """;

    @TempDir
    Path folder;

    private RefitCommand refit;
    private Path file;

    @BeforeEach
    void write_a_definition() throws IOException {
        refit = new RefitCommand(folder.resolve("home"));
        file = Files.writeString(folder.resolve("refit.yaml"), DEFINITION);
    }

    @Test
    void mistakesOfSqlAndOfWhatTrainingAsksOfItsColumnsAreToldAtOnceWithTheirPlaces() throws IOException {
        // Told by no other build or run of this test.
        String comment = "-- " + UUID.randomUUID() + "\n";
        Files.writeString(folder.resolve("trips.sql"), comment + "SELECT day, late,\n  weekday(dya) AS w FROM trips");

        Answer wrong = refit.run("validate", file.toString());
        Answer unread = refit.run("validate", "--no-sql", file.toString());
        Files.writeString(folder.resolve("trips.sql"), comment + "SELECT day, late, late * 2 AS w FROM trips");
        Answer metric = refit.run("validate", "--json", file.toString());
        Answer again = refit.run("validate", "--json", file.toString());

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.output()).contains(folder.resolve("trips.sql") + ":3:11: [UNRESOLVED_COLUMN", "`day`");
        assertThat(unread.exitCode()).isZero();
        assertThat(metric.exitCode()).isEqualTo(2);
        JsonNode answer = RefitJson.read(
                metric.output()
                        .substring(0, metric.output().lastIndexOf('}') + 1)
                        .getBytes(StandardCharsets.UTF_8),
                JsonNode.class);
        assertThat(answer.at("/sql").asText()).isEqualTo("analyzed");
        assertThat(answer.at("/problems/0/path").asText()).isEqualTo("spec.training.h2o.metric");
        assertThat(answer.at("/problems/0/expected").asText()).startsWith("one of rmse, mae, r2, as late is double");
        assertThat(again.output()).as("what is remembered").isEqualTo(metric.output());
    }
}
