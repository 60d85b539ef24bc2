package dev.refit.launcher.local.supervision;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.local.execution.WorkloadExecution;
import dev.refit.launcher.local.process.ProcessIdentity;
import dev.refit.launcher.local.process.ProcessTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/** Ends the processes of executions: asks them first, and kills those that remain after a while. */
public final class ProcessTerminator implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ProcessTerminator.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 50;

    private final ProcessTable processes;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "refit-workload-ending");
        thread.setDaemon(true);
        return thread;
    });

    public ProcessTerminator(ProcessTable processes) {
        this.processes = processes;
    }

    /** Begins to end them, and returns at once. */
    public void begin(WorkloadExecution execution) {
        String token = execution.spec().token();
        if (!underWay.add(token)) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    end(execution, GRACE);
                    execution.touch(); // its slot is free
                } catch (LauncherException e) {
                    LOG.log(System.Logger.Level.WARNING, "ending " + execution.name() + " is tried again later", e);
                } finally {
                    underWay.remove(token);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "closed: another launcher ends " + execution.name());
        }
    }

    /**
     * Kills them, and returns when they are gone.
     *
     * @throws LauncherException when they do not go
     */
    public void now(WorkloadExecution execution) {
        if (!end(execution, Duration.ZERO)) {
            throw new LauncherException("the processes of the last execution of " + execution.name() + " remain", null);
        }
    }

    /** Ends them, asking first, and answers whether they are gone. */
    public boolean end(WorkloadExecution execution) {
        return end(execution, GRACE);
    }

    /** Kills at once what was being asked. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private boolean end(WorkloadExecution execution, Duration grace) {
        Instant kill = Instant.now().plus(grace);
        Instant giveUp = kill.plus(PATIENCE);
        Set<Long> asked = new HashSet<>();
        while (Instant.now().isBefore(giveUp)) {
            List<Long> members = members(execution);
            Optional<ProcessIdentity> supervisor = supervisor(execution);
            if (members.isEmpty() && supervisor.isEmpty()) {
                return true;
            }
            if (Instant.now().isBefore(kill)) {
                members.stream()
                        .filter(asked::add)
                        .flatMap(ProcessTerminator::handle)
                        .forEach(ProcessHandle::destroy);
            } else {
                members.stream().flatMap(ProcessTerminator::handle).forEach(ProcessHandle::destroyForcibly);
                supervisor.stream()
                        .map(ProcessIdentity::pid)
                        .flatMap(ProcessTerminator::handle)
                        .forEach(ProcessHandle::destroyForcibly);
            }
            try {
                // They are no children of this process, so their end is seen in the process table only.
                Thread.sleep(grace.isZero() ? LOOK_MILLIS / 10 : LOOK_MILLIS);
            } catch (InterruptedException e) {
                members(execution).stream().flatMap(ProcessTerminator::handle).forEach(ProcessHandle::destroyForcibly);
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private List<Long> members(WorkloadExecution execution) {
        return processes
                .members(List.of(execution.wanted()))
                .getOrDefault(execution.spec().token(), List.of());
    }

    private Optional<ProcessIdentity> supervisor(WorkloadExecution execution) {
        return execution.claim().flatMap(WorkloadExecution.Claim::supervisor).filter(processes::isAlive);
    }

    private static Stream<ProcessHandle> handle(long pid) {
        return ProcessHandle.of(pid).stream();
    }
}
