package dev.refit.benchmarks.lab;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;

/** Does what workloads that do nothing do, one after the other in one process: starting one for each is more than nothing. */
public final class NoopShell implements AutoCloseable {
    private static final String LOOP = "while IFS=$'\\t' read -r folder kind request; do "
            + "set -- \"$folder\" \"$kind\" \"$request\"; . \"$folder/noop.sh\"; echo done; done";

    private final Path folder;
    private final Process process;
    private final BufferedWriter asked;
    private final BufferedReader answered;

    /** @param folder that of the workloads that do nothing */
    public NoopShell(Path folder) throws IOException {
        this.folder = folder;
        this.process = new ProcessBuilder("/bin/bash", "-c", LOOP)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.asked = process.outputWriter();
        this.answered = process.inputReader();
    }

    /** Returns when the workload has left its result. */
    public synchronized void run(String kind, String request) throws IOException {
        asked.write(folder + "\t" + kind + "\t" + request + "\n");
        asked.flush();
        if (answered.readLine() == null) {
            throw new IOException("the shell has ended at " + request);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
