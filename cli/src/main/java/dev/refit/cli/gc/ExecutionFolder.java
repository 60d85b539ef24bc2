package dev.refit.cli.gc;

import dev.refit.run.store.RunFolder;
import dev.refit.store.ArtifactStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder with all that one execution of a workload has written. */
record ExecutionFolder(String path, long files, long bytes) {

    /** The folders of all executions of a run, in order. Records and unknown files belong to no execution. */
    static List<ExecutionFolder> of(RunFolder run, ArtifactStore store) {
        Map<String, ExecutionFolder> folders = new TreeMap<>();
        store.sizes(run.path()).forEach((object, bytes) -> run.executionOf(object)
                .ifPresent(path -> folders.merge(path, new ExecutionFolder(path, 1, bytes), ExecutionFolder::plus)));
        return List.copyOf(folders.values());
    }

    private ExecutionFolder plus(ExecutionFolder more) {
        return new ExecutionFolder(path, files + more.files, bytes + more.bytes);
    }
}
