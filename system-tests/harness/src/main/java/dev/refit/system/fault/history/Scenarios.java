package dev.refit.system.fault.history;

import dev.refit.cli.platform.Part;
import dev.refit.events.EventType;
import dev.refit.events.run.Stage;
import dev.refit.system.fault.history.Fault.Action;
import dev.refit.system.fault.history.Fault.Death;
import dev.refit.system.fault.history.Fault.Misbehaviour;
import dev.refit.system.fault.history.Fault.OnEvent;
import dev.refit.system.fault.history.Fault.Plan;
import dev.refit.system.fault.history.Fault.Point;
import dev.refit.system.fault.history.Fault.Slowness;
import dev.refit.system.fault.platform.Folders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The histories that are played wherever workloads run. */
public record Scenarios(Folders folders) {
    /** Where a service may die in a stage. */
    public static final List<Point> POINTS = List.of(
            Point.BEFORE_CREATE,
            Point.AFTER_CREATE,
            Point.WHILE_RUNNING,
            Point.AFTER_RESULT,
            Point.AFTER_OUTCOME,
            Point.AFTER_SEND);

    public static final Fault SLOW = new Slowness("transform", 3000);

    /** A run with a name of its own, and what befalls it. */
    public History history(String name, Fault... faults) {
        return History.of(name, name.toLowerCase(Locale.ROOT).replace('_', '-'), folders, List.of(faults));
    }

    /** One whose transform fails in all its attempts. */
    public History failing(String name, Fault... faults) {
        List<Fault> all = new ArrayList<>(List.of(faults));
        all.add(new Misbehaviour("transform", 3, Plan.DIE));
        return history(name, all.toArray(Fault[]::new));
    }

    public static Fault on(EventType event, Action action, Part service) {
        return new OnEvent(event, action, service);
    }

    /** Each service dies once at this point of its stage, each in a run of its own. */
    public List<History> deaths(Point point) {
        List<History> histories = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            // Promotion launches nothing.
            if (stage != Stage.PROMOTION || point == Point.AFTER_OUTCOME || point == Point.AFTER_SEND) {
                histories.add(history(
                        stage.key() + "-" + point,
                        new Slowness(stage == Stage.TRAINING ? "training-t1" : stage.key(), 4000),
                        new Death(point, stage)));
            }
        }
        return histories;
    }

    /** Every event is heard twice, of runs that succeed and of one that fails. */
    public List<History> repetitions() {
        Fault[] twice = Stream.concat(
                        Stream.of(new Fault.Twice()),
                        Arrays.stream(EventType.values())
                                .filter(type -> type != EventType.DATA_ARRIVED)
                                .map(type -> on(type, Action.REPEAT_EVENT, Part.INGEST)))
                .toArray(Fault[]::new);
        return List.of(history("twice-1", twice), history("twice-2", twice), failing("twice-3", twice));
    }

    /** A second replica of each service comes in mid-run, and the first dies. */
    public List<History> replicas() {
        List<History> histories = new ArrayList<>();
        for (Part service : Part.services()) {
            histories.add(history(
                    "replica-" + service.key(),
                    new Slowness("ingest", 1500),
                    SLOW,
                    new Slowness("training-t2", 1500),
                    new Slowness("packaging", 1500),
                    on(EventType.RUN_REQUESTED, Action.ADD_REPLICA, service),
                    on(EventType.FEATURES_BUILT, Action.KILL, service),
                    on(EventType.MODEL_PROMOTED, Action.REMOVE_REPLICA, service)));
        }
        return histories;
    }
}
