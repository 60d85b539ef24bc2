package dev.refit.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constraints of columns reach H2O, and are reported as they were given. */
class ColumnConstraintsIT {
    @TempDir
    static Path home;

    private static FeatureTable features;

    @BeforeAll
    static void table() throws Exception {
        features = FlightTable.write(home.resolve("features"), 400);
    }

    @Test
    void constraints_of_columns_are_passed_on() throws Exception {
        Map<String, Object> parameters = Map.of(
                "ntrees",
                2,
                "monotone_constraints",
                Map.of("hour", 1),
                "interaction_constraints",
                List.of(List.of("hour", "seats"), List.of("wind")));

        WorkloadResult.Trained trained = train(
                Requests.of(features, Algorithm.GBM, "delayed", Metric.AUC).with(parameters));

        assertThat(trained.parametersUsed())
                .containsEntry("monotone_constraints", Map.of("hour", 1.0))
                .containsEntry("interaction_constraints", List.of(List.of("hour", "seats"), List.of("wind")));
        assertThat(trained.importances().keySet().stream()
                        .filter(name -> trained.importances().get(name) > 0))
                .isNotEmpty()
                .isSubsetOf("hour", "seats", "wind");
    }

    @Test
    void a_flat_list_of_interaction_constraints_lets_each_column_stand_alone() throws Exception {
        WorkloadResult.Trained trained = train(Requests.of(features, Algorithm.GBM, "delayed", Metric.AUC)
                .with(Map.of("ntrees", 2, "interaction_constraints", List.of("hour", "wind"))));

        assertThat(trained.parametersUsed())
                .containsEntry("interaction_constraints", List.of(List.of("hour"), List.of("wind")));
    }

    private static WorkloadResult.Trained train(Requests requests) throws Exception {
        return (WorkloadResult.Trained) new TrainingJob().run(requests.trial(), folder());
    }

    private static JobFolder folder() throws Exception {
        return new JobFolder(Files.createTempDirectory(home, "job"));
    }
}
