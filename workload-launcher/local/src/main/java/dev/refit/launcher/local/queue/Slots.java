package dev.refit.launcher.local.queue;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.command.CommandTemplates;
import dev.refit.launcher.local.environment.WorkloadEnvironment;
import dev.refit.launcher.local.execution.ExecutionEnd;
import dev.refit.launcher.local.execution.LauncherHome;
import dev.refit.launcher.local.execution.StoredSpec;
import dev.refit.launcher.local.execution.WorkloadExecution;
import dev.refit.launcher.local.file.Drafts;
import dev.refit.launcher.local.process.ProcessTable;
import dev.refit.launcher.local.supervision.ProcessTerminator;
import dev.refit.launcher.local.supervision.StateProbe;
import dev.refit.launcher.local.supervision.Supervisor;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works through the queue: starts waiting executions while there is room, ends those that may not go on, and forgets those
 * that are over and gone. Any launcher starts what any other has queued. Used only by who holds the home's lock.
 *
 * <p>{@link #advance} looks at every process of the machine and is for now and then; {@link #fill} is for every change.
 *
 * <p>Memory: an execution whose processes together hold a tenth more than their limit at a look is ended.
 */
public final class Slots {
    private static final System.Logger LOG = System.getLogger(Slots.class.getName());
    private static final double MEMORY_TOLERANCE = 1.1;

    private final CommandTemplates templates;
    private final int slots;
    private final LauncherHome home;
    private final Queue queue;
    private final ProcessTable processes;
    private final StateProbe probe;
    private final ProcessTerminator terminator;
    private final Supervisor supervisor;

    public Slots(
            CommandTemplates templates,
            WorkloadEnvironment environment,
            int slots,
            LauncherHome home,
            ProcessTable processes,
            StateProbe probe,
            ProcessTerminator terminator) {
        this.templates = templates;
        this.slots = slots;
        this.home = home;
        this.queue = new Queue(home);
        this.processes = processes;
        this.probe = probe;
        this.terminator = terminator;
        this.supervisor = new Supervisor(home.root(), environment);
    }

    /** Makes an execution; one whose command cannot be told is over with the reason. */
    public WorkloadExecution create(WorkloadSpec spec, int number) {
        try {
            return home.create(StoredSpec.of(spec, Drafts.random(), templates.command(spec)), number);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            WorkloadExecution execution = home.create(StoredSpec.of(spec, Drafts.random(), List.of()), number);
            execution.settle(ExecutionEnd.Kind.NOT_STARTED, e.getMessage());
            return execution;
        }
    }

    /** The states of all that waits, runs, or has ended since the last look of any launcher. */
    public Map<String, WorkloadState> advance() {
        Map<Queue.Ticket, WorkloadExecution> active = active();
        Map<String, List<Long>> members = processes.members(
                active.values().stream().map(WorkloadExecution::wanted).toList());
        List<WorkloadExecution> waiting = new ArrayList<>();
        int running = 0;
        for (Map.Entry<Queue.Ticket, WorkloadExecution> entry : active.entrySet()) {
            WorkloadExecution execution = entry.getValue();
            List<Long> its = members.getOrDefault(execution.spec().token(), List.of());
            limitMemory(execution, its);
            WorkloadState state = probe.state(execution);
            if (state instanceof WorkloadState.Queued && !execution.isStarting()) {
                waiting.add(execution);
            } else if (!state.isOver()) {
                running++;
                if (execution.commandEnded() && !its.isEmpty()) {
                    terminator.begin(execution);
                }
            } else if (isGone(execution, its)) {
                queue.remove(entry.getKey());
            } else {
                running++;
                terminator.begin(execution);
            }
        }
        waiting.stream().limit(Math.max(0, slots - running)).forEach(this::start);

        Map<String, WorkloadState> states = new LinkedHashMap<>();
        active.values().forEach(execution -> states.put(execution.name(), probe.state(execution)));
        return states;
    }

    /**
     * Starts what waits while there is room. What is over still takes its slot here, unless that is all that is missing:
     * only then it is worth a look at the processes, whether it has gone.
     */
    public void fill() {
        List<Queue.Ticket> waiting = new ArrayList<>();
        List<Queue.Ticket> over = new ArrayList<>();
        int room = slots;
        for (Queue.Ticket ticket : queue.tickets()) {
            if (ticket.waits(home)) {
                waiting.add(ticket);
            } else if (ticket.isOver(home)) {
                over.add(ticket);
            } else {
                room--;
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        if (waiting.size() > room - over.size()) {
            over.removeAll(gone(over));
        }
        waiting.stream()
                .limit(Math.max(0, room - over.size()))
                .flatMap(ticket -> readable(ticket).stream())
                .forEach(this::start);
    }

    /**
     * Whether {@link #fill} may find something to start; needs no lock. With no more tickets than slots nobody waits: who
     * was accepted was started at once, or will be at the next {@link #advance} if its launcher died in between.
     */
    public boolean someoneWaits() {
        List<Queue.Ticket> tickets = queue.tickets();
        return tickets.size() > slots && tickets.stream().anyMatch(ticket -> ticket.waits(home));
    }

    /** Those whose processes have gone; they are forgotten. The others are ended. */
    private List<Queue.Ticket> gone(List<Queue.Ticket> over) {
        Map<Queue.Ticket, WorkloadExecution> executions = new LinkedHashMap<>();
        over.forEach(ticket -> readable(ticket).ifPresent(execution -> executions.put(ticket, execution)));
        Map<String, List<Long>> members = processes.members(
                executions.values().stream().map(WorkloadExecution::wanted).toList());
        List<Queue.Ticket> gone = new ArrayList<>();
        executions.forEach((ticket, execution) -> {
            if (isGone(execution, members.getOrDefault(execution.spec().token(), List.of()))) {
                queue.remove(ticket);
                gone.add(ticket);
            } else {
                terminator.begin(execution);
            }
        });
        return gone;
    }

    private Map<Queue.Ticket, WorkloadExecution> active() {
        Map<Queue.Ticket, WorkloadExecution> active = new LinkedHashMap<>();
        for (Queue.Ticket ticket : queue.tickets()) {
            if (home.exists(ticket.name(), ticket.number())) {
                readable(ticket).ifPresent(execution -> active.put(ticket, execution));
            } else {
                queue.remove(ticket);
            }
        }
        return active;
    }

    /** An unreadable execution must not stop all others. */
    private Optional<WorkloadExecution> readable(Queue.Ticket ticket) {
        try {
            return ticket.execution(home);
        } catch (LauncherException e) {
            LOG.log(System.Logger.Level.WARNING, ticket.name() + " is left out", e);
            return Optional.empty();
        }
    }

    /** This operator's command of today goes before the one that stood when it was queued. */
    private void start(WorkloadExecution execution) {
        List<String> command = execution.spec().command();
        WorkloadSpec spec = execution.spec().spec();
        if (templates.has(spec.template())) {
            try {
                command = templates.command(spec);
            } catch (UncheckedIOException | IllegalArgumentException e) {
                execution.settle(ExecutionEnd.Kind.NOT_STARTED, e.getMessage());
                return;
            }
        }
        supervisor.start(execution, command);
    }

    private void limitMemory(WorkloadExecution execution, Collection<Long> members) {
        if (members.isEmpty()) {
            return;
        }
        double limit = execution.spec().memoryMiB() * MEMORY_TOLERANCE;
        if (processes.residentMiB(members).filter(resident -> resident > limit).isPresent()) {
            execution.settle(ExecutionEnd.Kind.OUT_OF_MEMORY, "");
        }
    }

    /** A supervisor that wrote the exit status itself is on its last step; any other may still be about to start. */
    private boolean isGone(WorkloadExecution execution, List<Long> members) {
        Optional<ExecutionEnd> outcome = execution.outcome();
        boolean byItself =
                outcome.filter(o -> o.kind() == ExecutionEnd.Kind.EXITED).isPresent();
        return members.isEmpty()
                && (byItself || execution.claim().filter(probe::runs).isEmpty());
    }
}
