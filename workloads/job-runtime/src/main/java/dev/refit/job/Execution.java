package dev.refit.job;

import dev.refit.events.workload.WorkloadResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Where a workload's request lies, and where what it makes goes. */
interface Execution {

    /**
     * The execution whose request this is.
     *
     * @throws IllegalArgumentException when nothing can be read or written there
     */
    static Execution of(URI request) throws IOException {
        return switch (request.getScheme() == null ? "" : request.getScheme()) {
            case "file" -> new FolderExecution(Path.of(request));
            case "s3" -> new StoreExecution(request, Scratch.folder("work"));
            default ->
                throw new IllegalArgumentException("--request: got " + request + ", expected a file: or s3: URI");
        };
    }

    byte[] request() throws IOException;

    JobFolder folder();

    /**
     * Makes what the job has made last.
     *
     * @return the result, with the URIs under which its files are found by others
     */
    WorkloadResult keep(WorkloadResult result) throws IOException;

    /** Writes {@code result.json}, whole or not at all. */
    void finish(byte[] result) throws IOException;
}
