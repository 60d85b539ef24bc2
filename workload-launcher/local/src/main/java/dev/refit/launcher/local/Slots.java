package dev.refit.launcher.local;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the queue: starts what waits while there is room, ends what has no right to go on, and forgets what is over
 * and gone. Any launcher starts what any other has queued. Used only by who holds the home's lock.
 *
 * <p>{@link #advance} looks at every process of the machine and is for now and then; {@link #fill} is for every change.
 *
 * <p>Memory: an execution whose processes together hold a tenth more than their limit at a look is ended.
 */
final class Slots {
    private static final System.Logger LOG = System.getLogger(Slots.class.getName());
    private static final double MEMORY_TOLERANCE = 1.1;

    private final LocalLauncherConfig config;
    private final Home home;
    private final Queue queue;
    private final ProcessTable processes;
    private final Examination examination;
    private final Ending ending;
    private final Supervisor supervisor;

    Slots(LocalLauncherConfig config, Home home, ProcessTable processes, Examination examination, Ending ending) {
        this.config = config;
        this.home = home;
        this.queue = new Queue(home);
        this.processes = processes;
        this.examination = examination;
        this.ending = ending;
        this.supervisor = new Supervisor(home.root());
    }

    /** Makes an execution; one whose command cannot be told is over with the reason. */
    Execution create(WorkloadSpec spec, int number) {
        try {
            return home.create(StoredSpec.of(spec, Drafts.random(), commandOf(spec)), number);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            Execution execution = home.create(StoredSpec.of(spec, Drafts.random(), List.of()), number);
            execution.settle(Outcome.Kind.NOT_STARTED, e.getMessage());
            return execution;
        }
    }

    /** The states of all that waits, runs, or has ended since the last look of any launcher. */
    Map<String, WorkloadState> advance() {
        Map<Queue.Ticket, Execution> active = active();
        Map<String, List<Long>> members = processes.members(
                active.values().stream().map(Execution::wanted).toList());
        List<Execution> waiting = new ArrayList<>();
        int running = 0;
        for (Map.Entry<Queue.Ticket, Execution> entry : active.entrySet()) {
            Execution execution = entry.getValue();
            List<Long> its = members.getOrDefault(execution.spec().token(), List.of());
            limitMemory(execution, its);
            WorkloadState state = examination.state(execution);
            if (state instanceof WorkloadState.Queued && !execution.isStarting()) {
                waiting.add(execution);
            } else if (!state.isOver()) {
                running++;
                if (execution.commandEnded() && !its.isEmpty()) {
                    ending.begin(execution);
                }
            } else if (isGone(execution, its)) {
                queue.remove(entry.getKey());
            } else {
                running++;
                ending.begin(execution);
            }
        }
        waiting.stream().limit(Math.max(0, config.slots() - running)).forEach(this::start);

        Map<String, WorkloadState> states = new LinkedHashMap<>();
        active.values().forEach(execution -> states.put(execution.name(), examination.state(execution)));
        return states;
    }

    /**
     * Starts what waits while there is room. What is over still takes its slot here, unless that is all that is missing:
     * only then it is worth a look at the processes, whether it has gone.
     */
    void fill() {
        List<Queue.Ticket> waiting = new ArrayList<>();
        List<Queue.Ticket> over = new ArrayList<>();
        int room = config.slots();
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
    boolean someoneWaits() {
        List<Queue.Ticket> tickets = queue.tickets();
        return tickets.size() > config.slots() && tickets.stream().anyMatch(ticket -> ticket.waits(home));
    }

    /** Those whose processes have gone; they are forgotten. The others are ended. */
    private List<Queue.Ticket> gone(List<Queue.Ticket> over) {
        Map<Queue.Ticket, Execution> executions = new LinkedHashMap<>();
        over.forEach(ticket -> readable(ticket).ifPresent(execution -> executions.put(ticket, execution)));
        Map<String, List<Long>> members = processes.members(
                executions.values().stream().map(Execution::wanted).toList());
        List<Queue.Ticket> gone = new ArrayList<>();
        executions.forEach((ticket, execution) -> {
            if (isGone(execution, members.getOrDefault(execution.spec().token(), List.of()))) {
                queue.remove(ticket);
                gone.add(ticket);
            } else {
                ending.begin(execution);
            }
        });
        return gone;
    }

    private Map<Queue.Ticket, Execution> active() {
        Map<Queue.Ticket, Execution> active = new LinkedHashMap<>();
        for (Queue.Ticket ticket : queue.tickets()) {
            if (home.exists(ticket.name(), ticket.number())) {
                readable(ticket).ifPresent(execution -> active.put(ticket, execution));
            } else {
                queue.remove(ticket);
            }
        }
        return active;
    }

    /** One that cannot be read must not stop all others. */
    private Optional<Execution> readable(Queue.Ticket ticket) {
        try {
            return ticket.execution(home);
        } catch (LauncherException e) {
            LOG.log(System.Logger.Level.WARNING, ticket.name() + " is left out", e);
            return Optional.empty();
        }
    }

    /** This operator's command of today goes before the one that stood when it was queued. */
    private void start(Execution execution) {
        List<String> command = execution.spec().command();
        WorkloadSpec spec = execution.spec().spec();
        if (config.commands().containsKey(spec.template())) {
            try {
                command = commandOf(spec);
            } catch (UncheckedIOException | IllegalArgumentException e) {
                execution.settle(Outcome.Kind.NOT_STARTED, e.getMessage());
                return;
            }
        }
        supervisor.start(execution, command);
    }

    private List<String> commandOf(WorkloadSpec spec) {
        List<String> command = config.commands().get(spec.template());
        if (command == null) {
            throw new IllegalArgumentException("template: got " + spec.template() + ", expected one with a command: "
                    + config.commands().keySet());
        }
        return CommandLine.expand(command, spec, config.java());
    }

    private void limitMemory(Execution execution, Collection<Long> members) {
        if (members.isEmpty()) {
            return;
        }
        double limit = execution.spec().memoryMiB() * MEMORY_TOLERANCE;
        if (processes.residentMiB(members).filter(resident -> resident > limit).isPresent()) {
            execution.settle(Outcome.Kind.OUT_OF_MEMORY, "");
        }
    }

    /** A supervisor that wrote the exit status itself is on its last step; any other may still be about to start. */
    private boolean isGone(Execution execution, List<Long> members) {
        Optional<Outcome> outcome = execution.outcome();
        boolean byItself = outcome.filter(o -> o.kind() == Outcome.Kind.EXITED).isPresent();
        return members.isEmpty()
                && (byItself || execution.claim().filter(examination::runs).isEmpty());
    }
}
