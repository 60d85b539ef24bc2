package dev.refit.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.model.TargetSummary;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows without a target are counted, and every model is held against a constant. */
class TargetSummaryIT {
    /** Of 1,000 rows 800 are for training, 100 for validation and 100 are the holdout. */
    private static final int ROWS = 1000;

    @TempDir
    static Path home;

    private static FeatureTable features;

    @BeforeAll
    static void table() throws Exception {
        features = FlightTable.write(home.resolve("features"), ROWS);
    }

    @Test
    void rows_without_a_quantity_are_counted_as_neither_trained_nor_scored() throws Exception {
        Requests requests =
                Requests.of(features, Algorithm.GBM, "distance", Metric.RMSE).with(Map.of("ntrees", 2));

        WorkloadResult.Trained trained = train(requests);
        WorkloadResult.Evaluated evaluated = evaluate(requests, trained);

        TargetSummary target = evaluated.target();
        assertThat(target.trainingRowsWithout()).isBetween(40L, 120L);
        assertThat(target.validationRowsWithout()).isPositive();
        assertThat(target.holdoutRowsWithout()).isPositive();
        assertThat(evaluated.fit().crossValidation()).isEmpty();
        assertThat(trained.trainingRows()).isEqualTo(800 - target.trainingRowsWithout());
        assertThat(evaluated.holdoutRows()).isEqualTo(100 - target.holdoutRowsWithout());
        assertThat(target.mean()).isCloseTo(1500, within(150.0));
        assertThat(target.shares()).isEmpty();
        assertThat(target.baseline()).containsOnlyKeys("mae", "r2", "rmse");
        // Distances are drawn evenly from 0 to 3,000.
        assertThat(target.baseline().get("rmse")).isCloseTo(3000 / Math.sqrt(12), within(150.0));
    }

    @Test
    void a_constant_predicts_the_shares_of_the_classes_and_folds_are_told() throws Exception {
        Requests requests =
                Requests.of(features, Algorithm.GBM, "delayed", Metric.AUC).with(Map.of("ntrees", 20, "nfolds", 2));

        WorkloadResult.Evaluated evaluated = evaluate(requests, train(requests));

        TargetSummary target = evaluated.target();
        assertThat(target.rowsWithout()).isZero();
        assertThat(evaluated.holdoutRows()).isEqualTo(100);
        assertThat(target.shares().values().stream().mapToDouble(share -> share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(target.mean()).isEqualTo(target.shares().get("true"));
        assertThat(target.baseline()).containsEntry("auc", 0.5).containsEntry("mean_per_class_error", 0.5);
        assertThat(evaluated.fit().training().get("auc"))
                .isGreaterThan(evaluated.fit().crossValidation().get("auc"));
        assertThat(evaluated.fit().training()).containsKeys("logloss", "rmse");
        assertThat(evaluated.holdout().get("logloss"))
                .isLessThan(target.baseline().get("logloss"));
        assertThat(evaluated.holdout().get("aucpr"))
                .isGreaterThan(target.baseline().get("aucpr"));
    }

    private static WorkloadResult.Trained train(Requests requests) throws Exception {
        return (WorkloadResult.Trained) new TrainingJob().run(requests.trial(), folder());
    }

    private static WorkloadResult.Evaluated evaluate(Requests requests, WorkloadResult.Trained trained)
            throws Exception {
        return (WorkloadResult.Evaluated) new TrainingJob().run(requests.evaluate(trained.model()), folder());
    }

    private static JobFolder folder() throws Exception {
        return new JobFolder(Files.createTempDirectory(home, "job"));
    }
}
