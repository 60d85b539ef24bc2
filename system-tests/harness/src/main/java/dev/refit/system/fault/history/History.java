package dev.refit.system.fault.history;

import dev.refit.events.DataArrived;
import dev.refit.events.EventType;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import dev.refit.system.fault.history.Fault.Action;
import dev.refit.system.fault.history.Fault.Death;
import dev.refit.system.fault.history.Fault.Misbehaviour;
import dev.refit.system.fault.history.Fault.OnEvent;
import dev.refit.system.fault.history.Fault.Point;
import dev.refit.system.fault.history.Fault.Slowness;
import dev.refit.system.fault.history.Fault.Standstill;
import dev.refit.system.fault.platform.Folders;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A run and what befalls it.
 *
 * @param name says where it comes from: its seed, or what it is to show
 */
public record History(String name, DataArrived arrival, RunContext run, List<Fault> faults) {
    static final int ATTEMPTS = 3;

    public static History of(String name, String partition, Folders folders, List<Fault> faults) {
        DataArrived arrival = TickRefit.arrival(partition, folders.data());
        return new History(name, arrival, TickRefit.run(arrival), faults);
    }

    public String id() {
        return run.run();
    }

    /** Puts in place all that the platform will meet by itself. */
    void arm(Folders folders) {
        for (Fault fault : faults) {
            if (fault instanceof Death death) {
                arm(death, folders);
            } else if (fault instanceof Standstill still) {
                folders.arm("still-before-create", id() + "-" + still.stage().key());
            } else if (fault instanceof Misbehaviour misbehaviour) {
                for (int attempt = 1; attempt <= misbehaviour.attempts(); attempt++) {
                    String workload = id() + "-" + misbehaviour.task() + "-a" + attempt;
                    folders.plan(workload, misbehaviour.plan().words());
                }
            } else if (fault instanceof Slowness slow) {
                folders.plan(id() + "-" + slow.task() + "-a1", "run " + slow.millis());
            }
        }
    }

    /** Every ending that is right for it in a generation. */
    public Set<RunEnding> endings(int generation) {
        Set<RunEnding> endings = EnumSet.noneOf(RunEnding.class);
        endings.add(failures() >= generation ? RunEnding.FAILED : RunEnding.SUCCEEDED);
        // The second failure may have been of another trial, which then was ended with the first.
        if (generation > 1 && failures() > 1) {
            endings.add(RunEnding.SUCCEEDED);
        }
        // It may come too late.
        if (does(Action.CANCEL)) {
            endings.add(RunEnding.CANCELLED);
        }
        return endings;
    }

    /** Whether a generation that has ended so is followed by another. */
    boolean goesOnAfter(RunEnding ending, int generation) {
        return ending == RunEnding.FAILED && generation == 1 && does(Action.RETRY);
    }

    private long failures() {
        return faults.stream()
                .filter(fault -> fault instanceof Misbehaviour m && (!m.plan().isRetried() || m.attempts() >= ATTEMPTS))
                .count();
    }

    private boolean does(Action action) {
        return faults.stream().anyMatch(fault -> fault instanceof OnEvent on && on.action() == action);
    }

    @Override
    public String toString() {
        return name + " (" + id() + ", partition " + run.partition() + "): " + faults;
    }

    private void arm(Death death, Folders folders) {
        if (death.point() == Point.AFTER_SEND) {
            folders.arm("after-send", id() + "." + outcomeOf(death.stage()).cloudEventType());
        } else {
            folders.arm(death.point().key(), id() + "-" + death.stage().key());
        }
    }

    static EventType outcomeOf(Stage stage) {
        return switch (stage) {
            case INGEST -> EventType.DATA_READY;
            case TRANSFORM -> EventType.FEATURES_BUILT;
            case TRAINING -> EventType.MODEL_TRAINED;
            case PACKAGING -> EventType.MODEL_PACKAGED;
            case PROMOTION -> EventType.MODEL_PROMOTED;
        };
    }
}
