package dev.refit.cli.gc;

import dev.refit.launcher.local.LocalWorkloads;
import dev.refit.launcher.local.StoredWorkload;
import dev.refit.run.WorkloadName;
import dev.refit.run.fold.RunView;
import dev.refit.run.store.RunFolder;
import dev.refit.store.ArtifactStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes the files of ended runs. Each folder is removed by itself and no progress is recorded: a process that is killed
 * halfway has removed some folders, and the next one finds the rest in the store.
 */
public final class GarbageCollection {
    private final ArtifactStore store;
    private final Path launcher;

    /** @param launcher the home of the local launcher */
    public GarbageCollection(ArtifactStore store, Path launcher) {
        this.store = store;
        this.launcher = launcher;
    }

    /** As {@link #plan(List, References, Instant)}, of runs alone. */
    public GcPlan plan(List<RunView> expired, References references) {
        return plan(expired, references, Instant.MIN);
    }

    /**
     * @param expired runs that are over by their events and are not to be kept
     * @param copiesBefore copies of models and data go as well that were written before this time, if nobody needs them
     */
    public GcPlan plan(List<RunView> expired, References references, Instant copiesBefore) {
        Map<String, List<StoredWorkload>> workloads = LocalWorkloads.stored(launcher).stream()
                .collect(Collectors.groupingBy(workload -> run(workload.name())));
        List<String> left = new ArrayList<>();
        List<RunView> over = expired.stream()
                .filter(run -> isOver(run, workloads.getOrDefault(run.run(), List.of()), left))
                .toList();
        Set<String> runs = over.stream().map(RunView::run).collect(Collectors.toSet());
        Set<String> pointedTo = references.fromOutside(runs, store);
        List<Garbage> garbage = over.stream()
                .map(run -> new Garbage(
                        run.refit(),
                        run.run(),
                        ExecutionFolder.of(RunFolder.of(run.refit(), run.run()), store).stream()
                                .filter(folder -> isFree(folder, pointedTo, left))
                                .toList(),
                        workloads.getOrDefault(run.run(), List.of())))
                .filter(one -> !one.isEmpty())
                .toList();
        List<StoredCopy> copies = copiesBefore.equals(Instant.MIN)
                ? List.of()
                : StoredCopy.expired(store, references.neededWithout(runs, store), copiesBefore);
        return new GcPlan(garbage, copies, left);
    }

    /** Removes all of a plan. */
    void remove(GcPlan plan) {
        plan.garbage().forEach(this::remove);
        plan.copies().forEach(copy -> store.delete(copy.path()));
    }

    /** Removes folders and workloads; those that are gone already are skipped. */
    public void remove(Garbage garbage) {
        garbage.folders().forEach(folder -> store.deleteAll(folder.path()));
        garbage.workloads().forEach(workload -> LocalWorkloads.remove(launcher, workload.name()));
    }

    private boolean isOver(RunView run, List<StoredWorkload> workloads, List<String> left) {
        String doubt = new OutcomeProof(store)
                .doubt(run)
                .or(() -> workloads.stream()
                        .filter(workload -> !workload.over())
                        .map(workload -> "its workload " + workload.name() + " has not ended")
                        .findFirst())
                .orElse(null);
        if (doubt != null) {
            left.add("run " + run.run() + ": " + doubt);
        }
        return doubt == null;
    }

    private static boolean isFree(ExecutionFolder folder, Set<String> pointedTo, List<String> left) {
        for (String path : pointedTo) {
            boolean aboveIt = path.endsWith("/") && folder.path().startsWith(path);
            if (path.startsWith(folder.path()) || aboveIt) {
                left.add(folder.path() + ": " + path + " is data of a run that stays, or was published");
                return false;
            }
        }
        return true;
    }

    /** The run of a workload's name; empty when the name is no run's, whose workload is then left alone. */
    private static String run(String workload) {
        return WorkloadName.parse(workload).map(WorkloadName::run).orElse("");
    }
}
