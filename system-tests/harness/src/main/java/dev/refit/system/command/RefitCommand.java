package dev.refit.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The refit command as a user types it, on a home of its own. */
public final class RefitCommand {
    public static final Path CHECKOUT = Path.of(System.getProperty("refit.checkout", "../.."))
            .toAbsolutePath()
            .normalize();

    private final Path home;
    private final Map<String, String> environment;

    public RefitCommand(Path home) {
        this(home, Map.of());
    }

    /** @param environment what it has in its environment besides */
    public RefitCommand(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = new HashMap<>(environment);
        this.environment.putAll(Map.of("REFIT_BUILD", "never", "NO_COLOR", "1", "LC_ALL", "POSIX"));
    }

    public Path home() {
        return home;
    }

    /** What a command said and how it ended. */
    public record Answer(int exitCode, String output) {}

    /** Runs it and waits for its end; the output is what it printed on standard output. */
    public Answer run(String... words) {
        List<String> command =
                new ArrayList<>(List.of(CHECKOUT.resolve("refit").toString(), "--home", home.toString()));
        command.addAll(List.of(words));
        return process(command, environment);
    }

    /** Runs it and asserts that it went well. */
    public void ok(String... words) {
        Answer answer = run(words);
        assertThat(answer.exitCode())
                .as("refit %s: %s", List.of(words), answer.output())
                .isZero();
    }

    public void publish(String dataset, String partition, Path file) {
        ok("publish", dataset, "--partition", partition, file.toString());
    }

    /** The runs of a refit, as {@code runs list --json} tells them. */
    public List<JsonNode> runs(String name) {
        Answer answer = run("runs", "list", "--json");
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        JsonNode[] runs = RefitJson.read(answer.output().getBytes(StandardCharsets.UTF_8), JsonNode[].class);
        return Arrays.stream(runs)
                .filter(run -> run.get("refit").asText().equals(name))
                .toList();
    }

    public static Answer process(List<String> command) {
        return process(command, Map.of());
    }

    public static Answer process(List<String> command, Map<String, String> environment) {
        try {
            Path errors = Files.createTempFile("refit-command", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                output += Files.readString(errors);
            }
            Files.delete(errors);
            return new Answer(exitCode, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
