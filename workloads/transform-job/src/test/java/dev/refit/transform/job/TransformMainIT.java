package dev.refit.transform.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.workload.WorkloadResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged workload in a JVM of its own. */
class TransformMainIT {
    private static final String MAIN = "dev.refit.transform.job.TransformMain";

    @TempDir
    Path home;

    @Test
    void thePackagedWorkloadLeavesItsResultAndSaysNothingButItsProgress() throws Exception {
        TransformScenario scenario = scenario();

        List<String> log = run(scenario, List.of(MAIN));

        assertThat(scenario.result()).isInstanceOf(WorkloadResult.Transformed.class);
        assertThat(log).hasSizeGreaterThan(3).allSatisfy(line -> assertThat(line)
                .startsWith("@refit-progress "));
    }

    @Test
    void sparkSubmitStartsItToo() throws Exception {
        TransformScenario scenario = scenario();
        String jar;
        try (Stream<Path> lib = Files.list(Path.of("target/lib"))) {
            jar = lib.filter(file -> file.getFileName().toString().startsWith("transform-job-"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }

        run(scenario, List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local[1]", "--class", MAIN, jar));

        assertThat(scenario.result()).isInstanceOf(WorkloadResult.Transformed.class);
    }

    private TransformScenario scenario() throws IOException {
        Path file = Files.writeString(home.resolve("flights.csv"), "delay\n1\n2\n");
        return new TransformScenario(home).csv("flights", "delay double", file);
    }

    private List<String> run(TransformScenario scenario, List<String> main) throws Exception {
        Path request = scenario.request(TransformScenario.sql("SELECT avg(delay) AS mean FROM flights GROUP BY delay"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@target/jvm.args",
                "@target/jvm-small.args",
                "-cp",
                "target/lib/*"));
        command.addAll(main);
        command.addAll(List.of("--request", request.toUri().toString()));
        Path log = home.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(new File("").getAbsoluteFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            return Files.readAllLines(log);
        } finally {
            process.destroyForcibly();
        }
    }
}
