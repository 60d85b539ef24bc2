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
import dev.refit.system.fault.history.Fault.Standstill;
import dev.refit.system.fault.history.Fault.Twice;
import dev.refit.system.fault.platform.Folders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes the history of a seed: one to three faults, cheap ones often, those that stop everything rarely. */
public final class HistoryGenerator {
    private static final List<String> TASKS =
            List.of("ingest", "transform", "training-t1", "training-t2", "training", "packaging");
    private static final List<EventType> EVENTS = List.of(
            EventType.RUN_REQUESTED,
            EventType.STAGE_STARTED,
            EventType.DATA_READY,
            EventType.FEATURES_BUILT,
            EventType.MODEL_TRAINED,
            EventType.MODEL_PACKAGED,
            EventType.MODEL_PROMOTED);

    private static final Stage[] LAUNCHING = {Stage.INGEST, Stage.TRANSFORM, Stage.TRAINING, Stage.PACKAGING};

    /** How often each is drawn. */
    private static final Map<Action, Integer> ACTIONS = weights();

    private HistoryGenerator() {}

    public static History of(long seed, Folders folders) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        int count = 1 + (random.nextInt(10) < 5 ? 0 : 1 + random.nextInt(2));
        for (int i = 0; i < count; i++) {
            Fault fault = fault(random);
            // A workload has one plan.
            if (faults.stream()
                    .noneMatch(before -> task(before) != null && task(before).equals(task(fault)))) {
                faults.add(fault);
            }
        }
        if (random.nextInt(2) == 0) {
            faults.add(new OnEvent(EventType.STAGE_FAILED, Action.RETRY, Part.INGEST));
        }
        return History.of("seed " + seed, "seed-" + seed, folders, faults);
    }

    private static String task(Fault fault) {
        if (fault instanceof Misbehaviour misbehaviour) {
            return misbehaviour.task();
        }
        return fault instanceof Slowness slow ? slow.task() : null;
    }

    private static Fault fault(Random random) {
        int draw = random.nextInt(100);
        if (draw < 3) {
            return new Standstill(one(random, LAUNCHING));
        }
        if (draw < 40) {
            return new Death(one(random, Point.values()), one(random, Stage.values()));
        }
        if (draw < 60) {
            Plan plan = one(random, Plan.values());
            // Only the transform has a bound that a test can wait for.
            return plan == Plan.HANG
                    ? new Misbehaviour("transform", 1, plan)
                    : new Misbehaviour(
                            TASKS.get(random.nextInt(TASKS.size())),
                            plan.isRetried() ? 1 + random.nextInt(3) : 1,
                            plan);
        }
        if (draw < 65) {
            return new Slowness(TASKS.get(random.nextInt(TASKS.size())), 200 + random.nextInt(3000));
        }
        if (draw < 70) {
            return new Twice();
        }
        return new OnEvent(
                EVENTS.get(random.nextInt(EVENTS.size())),
                action(random),
                Part.services().get(random.nextInt(Part.services().size())));
    }

    private static Action action(Random random) {
        int draw = random.nextInt(
                ACTIONS.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<Action, Integer> entry : ACTIONS.entrySet()) {
            draw -= entry.getValue();
            if (draw < 0) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException();
    }

    private static Map<Action, Integer> weights() {
        Map<Action, Integer> weights = new LinkedHashMap<>();
        weights.put(Action.KILL, 12);
        weights.put(Action.FREEZE, 6);
        weights.put(Action.CUT, 16);
        weights.put(Action.KILL_BROKER, 3);
        weights.put(Action.POWER_CUT, 2);
        weights.put(Action.STORE_FULL, 6);
        weights.put(Action.STORE_DOWN, 6);
        weights.put(Action.ADD_REPLICA, 5);
        weights.put(Action.REMOVE_REPLICA, 5);
        weights.put(Action.CANCEL, 20);
        weights.put(Action.REPEAT_EVENT, 25);
        return weights;
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
