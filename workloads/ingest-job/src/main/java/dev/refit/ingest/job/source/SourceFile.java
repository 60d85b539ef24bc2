package dev.refit.ingest.job.source;

import dev.refit.events.data.DataFile;
import dev.refit.events.data.InputVersion;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.store.root.DataRoots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of an arrival that is there and can be read. */
public interface SourceFile {

    /** Finds all files of all inputs below the roots, or says of each what is wrong with it. */
    static Map<InputVersion, List<SourceFile>> resolveAll(List<InputVersion> inputs, DataRoots roots)
            throws JobFailedException {
        Map<InputVersion, List<SourceFile>> sources = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (InputVersion input : inputs) {
            List<SourceFile> files = new ArrayList<>();
            for (DataFile file : input.files()) {
                try {
                    files.add(of(file, roots));
                } catch (IllegalArgumentException e) {
                    problems.add("dataset " + input.dataset() + ", partition " + input.partition() + ": " + file.uri()
                            + ": " + e.getMessage());
                }
            }
            sources.put(input, files);
        }
        if (!problems.isEmpty()) {
            throw new JobFailedException(
                    Fault.DATA,
                    "unreadable-files",
                    String.join("\n", problems),
                    "Put the files where the arrival says, below a data root, and publish the partition again.");
        }
        return sources;
    }

    /** @throws IllegalArgumentException when it is not there or not to be read, saying what was expected */
    private static SourceFile of(DataFile file, DataRoots roots) {
        String scheme = file.uri().getScheme();
        if ("file".equalsIgnoreCase(scheme)) {
            return LocalSource.of(file, roots);
        }
        if ("s3".equalsIgnoreCase(scheme)) {
            roots.requireObject(file.uri());
            return ObjectSource.of(file);
        }
        throw new IllegalArgumentException("expected a file: or s3: URI; no other scheme is supported in this version");
    }

    /** What its publisher says of it. */
    DataFile claim();

    /** Its own name, without the folders it lies in. */
    String name();

    /** Where it lies, for messages. */
    String place();

    long size();

    /**
     * Makes it part of a snapshot where it lies.
     *
     * @throws dev.refit.dataset.InvalidDataException when it changes meanwhile
     */
    KeptFile reference() throws IOException;

    /** Makes a copy part of a snapshot; throws as {@link #reference}. */
    KeptFile copy(Path target) throws IOException;
}
