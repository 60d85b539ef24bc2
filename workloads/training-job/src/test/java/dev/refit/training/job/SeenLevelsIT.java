package dev.refit.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The levels of a model are those of the rows that it learnt from. */
class SeenLevelsIT {
    @TempDir
    static Path home;

    @ParameterizedTest
    @EnumSource(names = {"GBM", "GLM", "XGBOOST"})
    void texts_of_validation_and_holdout_alone_are_no_levels(Algorithm algorithm) throws Exception {
        FeatureTable features = FlightTable.write(home.resolve(algorithm.name()), 600);
        List<String> ignored = FlightTable.others("delayed").stream()
                .filter(name -> !name.equals("gate"))
                .toList();
        Requests requests = Requests.of(features, algorithm, "delayed", Metric.AUC)
                .ignoring(ignored)
                .with(algorithm == Algorithm.GLM ? Map.of() : Map.of("ntrees", 3));

        WorkloadResult.Trained trained = (WorkloadResult.Trained) new TrainingJob().run(requests.trial(), folder());
        WorkloadResult.Evaluated evaluated =
                (WorkloadResult.Evaluated) new TrainingJob().run(requests.evaluate(trained.model()), folder());

        ModelSchema schema =
                RefitJson.read(Files.readAllBytes(Path.of(evaluated.schema().uri())), ModelSchema.class);
        assertThat(schema.inputs())
                .filteredOn(input -> input.name().equals("gate"))
                .singleElement()
                .satisfies(gate -> assertThat(gate.levels()).containsExactly("east", "west"));
        assertThat(evaluated.holdoutRows()).isEqualTo(60);
    }

    private static JobFolder folder() throws Exception {
        return new JobFolder(Files.createTempDirectory(home, "job"));
    }
}
