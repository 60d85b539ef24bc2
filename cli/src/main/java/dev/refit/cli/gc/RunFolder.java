package dev.refit.cli.gc;

import dev.refit.cli.runs.RunView;
import dev.refit.events.run.Stage;
import dev.refit.store.ArtifactStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where in the artifact store the records of a run lie, and what its workloads have written. */
record RunFolder(String path) {
    private static final String STAGES =
            Arrays.stream(Stage.values()).map(Stage::key).collect(Collectors.joining("|"));

    /** What is not of this shape is no execution's, and stays: records, and whatever a later release puts there. */
    private static final Pattern EXECUTION = Pattern.compile("((?:" + STAGES + ")/(?:t\\d+/)?\\d+-[0-9a-f]{8}/).+");

    RunFolder(RunView run) {
        this("runs/" + run.refit() + "/" + run.run() + "/");
    }

    String outcome(Stage stage, int generation) {
        return path + stage.key() + (generation == 1 ? "/outcome.json" : "/outcome-g" + generation + ".json");
    }

    /** The folders of all executions, in order. */
    List<ExecutionFolder> executions(ArtifactStore store) {
        Map<String, ExecutionFolder> folders = new TreeMap<>();
        store.sizes(path).forEach((object, bytes) -> {
            Matcher matcher = EXECUTION.matcher(object.substring(path.length()));
            if (matcher.matches()) {
                String folder = path + matcher.group(1);
                folders.merge(folder, new ExecutionFolder(folder, 1, bytes), ExecutionFolder::plus);
            }
        });
        return List.copyOf(folders.values());
    }

    /** A folder with all that an execution of a workload has written. */
    record ExecutionFolder(String path, long files, long bytes) {
        ExecutionFolder plus(ExecutionFolder more) {
            return new ExecutionFolder(path, files + more.files, bytes + more.bytes);
        }
    }
}
