package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.system.command.RefitCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark and H2O themselves are killed, and the whole platform is ended under them. */
class KilledWorkloadsIT {
    private static final Path PENGUINS = RefitCommand.CHECKOUT.resolve("examples/penguins");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    static Path folder;

    private static RefitCommand refit;

    @BeforeAll
    static void up() {
        refit = new RefitCommand(folder.resolve("home"));
        refit.ok("up", "--detach", "--port-base", "0");
        refit.ok("apply", PENGUINS.resolve("refit.yaml").toString());
    }

    @AfterAll
    static void down() {
        refit.ok("down");
    }

    @Test
    void sparkAndH2oThatAreKilledAreTriedAgainAndH2oThatIsInterruptedDoesNotCount() {
        refit.publish("individuals", "2008", PENGUINS.resolve("data/individuals/2008.jsonl"));
        refit.publish("measurements", "2008", PENGUINS.resolve("data/measurements/2008.csv"));

        kill("-transform-a1/");
        kill("-training-t2-a1/");
        process("-training-t3-a1/");
        refit.ok("down");
        assertThat(workload("-training-")).isEmpty();
        refit.ok("up", "--detach", "--port-base", "0");

        JsonNode run =
                await().atMost(PATIENCE).until(() -> refit.runs("penguins").get(0), any -> any.hasNonNull("ended"));
        assertThat(run.get("state").asText()).as(run.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(attempts(run, "transform")).isEqualTo(2);
        // Three trials and the evaluation, and a second attempt of the one that was killed.
        assertThat(attempts(run, "training")).isEqualTo(5);
    }

    private static void kill(String workload) {
        process(workload).destroyForcibly();
    }

    private static ProcessHandle process(String workload) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> workload(workload), Optional::isPresent)
                .orElseThrow();
    }

    /** The JVM whose environment names the execution, by what the launcher calls its folder. */
    private static Optional<ProcessHandle> workload(String name) {
        return ProcessHandle.allProcesses()
                .filter(process -> proc(process, "cwd").contains(folder.getFileName() + "/home/launcher/workloads/")
                        && proc(process, "cwd").contains(name)
                        && command(process).contains("java"))
                .findFirst();
    }

    private static String proc(ProcessHandle process, String link) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), link))
                    .toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String command(ProcessHandle process) {
        try {
            byte[] words = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            return new String(words, StandardCharsets.UTF_8).split("\0")[0];
        } catch (IOException e) {
            return "";
        }
    }

    private static long attempts(JsonNode run, String stage) {
        return StreamSupport.stream(run.get("stages").spliterator(), false)
                .filter(view -> view.get("name").asText().equals(stage))
                .mapToLong(view -> view.get("attempts").size())
                .sum();
    }
}
