package dev.refit.job;

import dev.refit.events.workload.WorkloadResult;
import dev.refit.store.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A folder that the job works in: what it writes is in its place at once. */
record FolderExecution(Path file) implements Execution {

    @Override
    public byte[] request() throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public JobFolder folder() {
        return new JobFolder(file.toAbsolutePath().getParent());
    }

    @Override
    public WorkloadResult keep(WorkloadResult result) {
        return result;
    }

    @Override
    public void finish(byte[] result) throws IOException {
        Path target = folder().path().resolve("result.json");
        String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Path draft = target.resolveSibling(target.getFileName() + "." + suffix);
        try {
            Files.write(draft, result);
            // The result speaks of the files beside it: they reach the disk first, and the result before the stage's
            // outcome.
            DurableFiles.forceAll(target.getParent());
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.force(target.getParent());
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
