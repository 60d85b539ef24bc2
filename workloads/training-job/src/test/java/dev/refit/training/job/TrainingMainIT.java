package dev.refit.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.workload.Progress;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged job as a launcher starts it. */
class TrainingMainIT {
    @TempDir
    Path home;

    @Test
    void two_trials_side_by_side_train_and_the_evaluation_of_one_records_examples() throws Exception {
        FeatureTable features = FlightTable.write(home.resolve("features"), 2000);
        Requests requests =
                Requests.of(features, Algorithm.GBM, "delayed", Metric.AUC).with(Map.of("ntrees", 10, "max_depth", 4));

        Process first = start("t1", requests.trial());
        Process second = start("t2", requests.trial());
        WorkloadResult.Trained trained = (WorkloadResult.Trained) result("t1", first, 0);
        WorkloadResult.Trained twin = (WorkloadResult.Trained) result("t2", second, 0);
        WorkloadResult.Evaluated evaluated =
                (WorkloadResult.Evaluated) result("evaluate", start("evaluate", requests.evaluate(trained.model())), 0);

        assertThat(trained.trainingRows()).isEqualTo(1600);
        assertThat(trained.summary().metrics())
                .isEqualTo(twin.summary().metrics())
                .containsKey("auc");
        assertThat(evaluated.holdoutRows()).isEqualTo(200);
        assertThat(evaluated.holdout().get("auc")).isGreaterThan(0.7);
        assertThat(Files.readAllLines(Path.of(evaluated.examples().uri()))).hasSizeGreaterThan(62);
        assertThat(Files.readAllLines(home.resolve("t1/log")))
                .anyMatch(line -> Progress.ofLine(line).isPresent());
        assertThat(names("t1"))
                .containsExactlyInAnyOrder("request.json", "result.json", "log", "model.bin", "model.zip");
    }

    @Test
    void a_refused_parameter_ends_the_process_with_a_result_that_says_why() throws Exception {
        FeatureTable features = FlightTable.write(home.resolve("features"), 200);
        Requests requests =
                Requests.of(features, Algorithm.GBM, "delayed", Metric.AUC).with(Map.of("max_dept", 4));

        WorkloadResult result = result("t1", start("t1", requests.trial()), 1);

        assertThat(result).isInstanceOf(WorkloadResult.Failed.class);
        assertThat(((WorkloadResult.Failed) result).failure().message()).contains("max_dept", "did you mean max_depth");
        assertThat(names("t1")).containsExactlyInAnyOrder("request.json", "result.json", "log");
    }

    private Process start(String name, WorkloadRequest request) throws IOException {
        Path folder = Files.createDirectories(home.resolve(name));
        Path file = Files.write(folder.resolve("request.json"), RefitJson.bytes(request));
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Path.of("target/lib/*").toAbsolutePath().toString(),
                        TrainingMain.class.getName(),
                        "--request",
                        file.toUri().toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private WorkloadResult result(String name, Process process, int exitCode) throws Exception {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(home.resolve(name).resolve("log")))
                .isEqualTo(exitCode);
        return RefitJson.read(Files.readAllBytes(home.resolve(name).resolve("result.json")), WorkloadResult.class);
    }

    private List<String> names(String folder) throws IOException {
        try (var files = Files.list(home.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
