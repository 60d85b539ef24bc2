package dev.refit.launcher.local;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.local.execution.ExecutionEnd;
import dev.refit.launcher.local.execution.LauncherHome;
import dev.refit.launcher.local.execution.WorkloadExecution;
import dev.refit.launcher.local.file.FolderLock;
import dev.refit.launcher.local.process.ProcessTable;
import dev.refit.launcher.local.queue.Queue;
import dev.refit.launcher.local.supervision.ProcessTerminator;
import dev.refit.launcher.local.supervision.StateProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Operations on all workloads of a home. */
public final class LocalWorkloads {
    private LocalWorkloads() {}

    /**
     * Ends every running workload, as a shutdown does: it is interrupted, and launched again it runs again. What is queued
     * stays queued. Returns when none of their processes is left, after some seconds at most. The launchers over this home
     * should be closed before, else they go on with the queue.
     *
     * @return how many workloads were interrupted
     * @throws LauncherException when the home cannot be read, or a process cannot be ended
     */
    public static int interruptAll(Path home) {
        LauncherHome shared = new LauncherHome(home.toAbsolutePath().normalize());
        if (!Files.isDirectory(shared.queue())) {
            return 0;
        }
        ProcessTable processes = ProcessTable.ofThisMachine();
        StateProbe probe = new StateProbe(processes);
        try (ProcessTerminator terminator = new ProcessTerminator(processes)) {
            return new FolderLock(shared.lock()).with(() -> interruptAll(shared, probe, terminator));
        }
    }

    /**
     * The last lines of a workload's log, oldest first, without progress lines; empty when there are none. For those who
     * only want to look: nothing is watched and nothing that is queued is started.
     *
     * @throws LauncherException when the home cannot be read
     */
    public static List<String> tail(Path home, String name, int lines) {
        return new LauncherHome(home.toAbsolutePath().normalize())
                .current(name)
                .map(execution -> execution.log().tail(lines))
                .orElse(List.of());
    }

    /**
     * All workloads of a home, by name, with what their folders hold. For those who only want to look.
     *
     * @throws LauncherException when the home cannot be read
     */
    public static List<StoredWorkload> stored(Path home) {
        LauncherHome shared = new LauncherHome(home.toAbsolutePath().normalize());
        return Files.isDirectory(shared.workloads()) ? new Removal(shared).stored() : List.of();
    }

    /**
     * Removes a workload with all its folders if it is over: afterwards there is none of this name, and a launch would run
     * it again. Call it only for a workload that nobody will launch any more. Safe beside launchers over the same home;
     * a removal that was killed is completed by the next one, of whichever workload.
     *
     * @return whether it was there and is gone
     * @throws LauncherException when the home cannot be read, or a file cannot be deleted
     */
    public static boolean remove(Path home, String name) {
        LauncherHome shared = new LauncherHome(home.toAbsolutePath().normalize());
        return Files.isDirectory(shared.queue()) && new Removal(shared).remove(name);
    }

    private static int interruptAll(LauncherHome home, StateProbe probe, ProcessTerminator terminator) {
        AtomicInteger interrupted = new AtomicInteger();
        List<WorkloadExecution> claimed = new Queue(home)
                .tickets().stream()
                        .flatMap(ticket -> ticket.execution(home).stream())
                        // In this order: one that is claimed between the two looks is starting in the first.
                        .filter(execution ->
                                execution.isStarting() || execution.claim().isPresent())
                        .toList();
        for (WorkloadExecution execution : claimed) {
            if (!probe.state(execution).isOver()) {
                execution.settle(ExecutionEnd.Kind.INTERRUPTED, "everything on this machine was told to end");
                interrupted.incrementAndGet();
            }
        }
        // At once, so that the graces do not add up.
        List<WorkloadExecution> left = claimed.parallelStream()
                .filter(execution -> !terminator.end(execution))
                .toList();
        if (!left.isEmpty()) {
            throw new LauncherException(
                    "processes remain of "
                            + left.stream().map(WorkloadExecution::name).toList(),
                    null);
        }
        return interrupted.get();
    }
}
