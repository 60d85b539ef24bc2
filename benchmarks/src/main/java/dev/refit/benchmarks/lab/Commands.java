package dev.refit.benchmarks.lab;

import java.io.IOException;
import java.util.List;

/** Programs that are run to their end. */
public final class Commands {
    private Commands() {}

    /** How long it took. */
    public static double seconds(List<String> command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(command + " ended with exit code " + exitCode);
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
