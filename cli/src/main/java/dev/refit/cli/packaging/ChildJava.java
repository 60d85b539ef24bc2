package dev.refit.cli.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program of the build in a Java of its own, which ends with the command. */
public final class ChildJava {
    private ChildJava() {}

    /**
     * Runs it to its end.
     *
     * @param lines hears of each line of its output
     * @return its exit code
     */
    public static int run(
            List<String> options, String classPath, String main, List<String> arguments, Consumer<String> lines)
            throws InterruptedException {
        return run(options, classPath, main, arguments, lines, Optional.empty());
    }

    /**
     * Runs it to its end, or ends it when its time is over.
     *
     * @param limit how long it may take; empty for as long as it takes
     */
    public static int run(
            List<String> options,
            String classPath,
            String main,
            List<String> arguments,
            Consumer<String> lines,
            Optional<Duration> limit)
            throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp", classPath, main));
        command.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + command.get(0), e);
        }
        Thread end = new Thread(process::destroyForcibly, "end of " + main);
        Runtime.getRuntime().addShutdownHook(end);
        limit.ifPresent(most -> CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly));
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read what " + main + " says", e);
        } finally {
            process.destroyForcibly();
            if (!ending(end)) {
                throw new InterruptedException("the command is interrupted");
            }
        }
    }

    /** False when the whole command is ending already. */
    private static boolean ending(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
