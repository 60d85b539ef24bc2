package dev.refit.system.fault.history;

import dev.refit.cli.platform.Part;
import dev.refit.events.EventType;
import dev.refit.events.run.Stage;

/** What befalls a run. */
public sealed interface Fault {

    /** The service's process dies at this point of this stage. */
    record Death(Point point, Stage stage) implements Fault {}

    /** The service's process stands still between its decision to launch and the launch, for longer than its session. */
    record Standstill(Stage stage) implements Fault {}

    /** Where a process may die, or a backend refuse. */
    enum Point {
        BEFORE_CREATE,
        AFTER_CREATE,
        WHILE_RUNNING,
        AFTER_RESULT,
        AFTER_OUTCOME,
        AFTER_SEND,
        CREATE_REFUSED,
        CREATE_UNHEARD;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A workload does something else in its first attempts.
     *
     * @param task the workload's name between run and attempt, such as {@code training-t1}
     * @param attempts how many of them
     */
    record Misbehaviour(String task, int attempts, Plan plan) implements Fault {}

    /** What a workload does instead of leaving a result. */
    enum Plan {
        EXIT("exit 7"),
        DIE("die"),
        EXIT_WELL("exit 0"),
        TORN("torn"),
        FOREIGN("foreign"),
        PLATFORM("platform"),
        HANG("hang"),
        EAT("eat"),
        USER_CODE("user-code"),
        DATA("data");

        private final String words;

        Plan(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Whether another attempt follows. */
        public boolean isRetried() {
            return this != USER_CODE && this != DATA && this != EAT;
        }
    }

    /** The workload takes a while, so that other things find it running. */
    record Slowness(String task, int millis) implements Fault {}

    /** The arrival is announced twice. */
    record Twice() implements Fault {}

    /** When this event of the run is heard, something is done to the platform, or to this service of it. */
    record OnEvent(EventType event, Action action, Part service) implements Fault {}

    /** What is done to a platform. */
    enum Action {
        KILL,
        FREEZE,
        CUT,
        KILL_BROKER,
        POWER_CUT,
        STORE_FULL,
        STORE_DOWN,
        ADD_REPLICA,
        REMOVE_REPLICA,
        CANCEL,
        REPEAT_EVENT,
        /** Of a run that has failed: the failed stage's trigger is said again, in the next generation. */
        RETRY
    }
}
