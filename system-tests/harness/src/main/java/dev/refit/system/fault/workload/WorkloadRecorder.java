package dev.refit.system.fault.workload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What all workloads write of themselves, a line each, whatever becomes of them: {@code START}, {@code END}, and {@code
 * OVERLAP} when another of the same name runs at the same time.
 */
final class WorkloadRecorder {
    private final Path folder;
    private final TinyRequest request;

    WorkloadRecorder(Path folder, TinyRequest request) {
        this.folder = folder;
        this.request = request;
    }

    void start() throws IOException {
        write("START");
        // Held until this process ends; the system gives it up for one that is killed.
        FileChannel lock = FileChannel.open(
                folder.resolve("locks").resolve(request.name()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                write("OVERLAP");
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException(e);
        }
    }

    void end() throws IOException {
        write("END");
    }

    private void write(String what) throws IOException {
        String line = what + " " + request.name() + " " + request.folder().getFileName() + "\n";
        Files.write(
                folder.resolve("records"),
                line.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
