package dev.refit.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import dev.refit.training.job.parameter.RepeatableDefaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same request gives the same model, also where H2O by itself would ask the clock when to stop. */
class RepeatabilityIT {
    private static final Map<Algorithm, Map<String, Object>> STOPPING_EARLY = Map.of(
            Algorithm.GBM, Map.of("ntrees", 15, "stopping_rounds", 1, "sample_rate", 0.7),
            Algorithm.DRF, Map.of("ntrees", 10, "stopping_rounds", 1),
            Algorithm.GLM, Map.of("lambda_search", true, "nlambdas", 5),
            Algorithm.DEEPLEARNING, Map.of("hidden", List.of(6), "epochs", 3, "stopping_rounds", 1),
            Algorithm.XGBOOST, Map.of("ntrees", 10, "stopping_rounds", 1, "sample_rate", 0.7));

    @TempDir
    static Path home;

    private static FeatureTable features;

    @BeforeAll
    static void table() throws Exception {
        features = FlightTable.write(home.resolve("features"), 1000);
    }

    @ParameterizedTest
    @EnumSource
    void a_trial_run_twice_predicts_the_same_bits(Algorithm algorithm) throws Exception {
        Requests requests =
                Requests.of(features, algorithm, "delayed", Metric.AUC).with(STOPPING_EARLY.get(algorithm));

        WorkloadResult.Trained first = train(requests);
        WorkloadResult.Trained second = train(requests);

        assertThat(first.summary().metrics()).isEqualTo(second.summary().metrics());
        assertThat(first.importances()).isEqualTo(second.importances());
        assertThat(examples(requests, first)).isEqualTo(examples(requests, second));
        assertThat(first.parametersUsed())
                .containsEntry("seed", (int) RepeatableDefaults.SEED)
                .containsEntry("stopping_rounds", algorithm == Algorithm.GLM ? 0 : 1);
    }

    @Test
    void numbers_are_classes_when_the_distribution_says_so() throws Exception {
        Requests requests = Requests.of(features, Algorithm.GBM, "cancelled", Metric.AUC)
                .with(Map.of("ntrees", 5, "distribution", "bernoulli"));

        WorkloadResult.Trained trained = train(requests);

        assertThat(trained.summary().metrics()).containsKeys("auc", "logloss");
        assertThat(examples(requests, trained)).contains("\t0\tdata\n").contains("\t1\tdata\n");
    }

    private static WorkloadResult.Trained train(Requests requests) throws Exception {
        return (WorkloadResult.Trained) new TrainingJob().run(requests.trial(), folder());
    }

    private static String examples(Requests requests, WorkloadResult.Trained trained) throws Exception {
        var evaluated = (WorkloadResult.Evaluated) new TrainingJob().run(requests.evaluate(trained.model()), folder());
        return Files.readString(Path.of(evaluated.examples().uri()));
    }

    private static JobFolder folder() throws Exception {
        return new JobFolder(Files.createTempDirectory(home, "job"));
    }
}
