package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Excerpt;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunId;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import java.util.List;
import java.util.OptionalInt;

/** An event that a stage publishes about its own progress. */
public sealed interface StageEvent extends RunEvent {
    StageRef at();

    @Override
    @JsonIgnore
    default String runId() {
        return at().run();
    }

    @Override
    @JsonIgnore
    default OptionalInt runGeneration() {
        return OptionalInt.of(at().generation());
    }

    /** Every type of these events has its own rule. */
    @Override
    @JsonIgnore
    String id();

    /** An attempt's workload was created, or found again after a restart (then with the same id). */
    record StageStarted(StageRef at, Attempt attempt) implements StageEvent {
        public StageStarted {
            Checks.present("at", at);
            Checks.present("attempt", attempt);
        }

        @Override
        @JsonIgnore
        public String id() {
            return at.id(attempt) + "/" + type().key();
        }
    }

    /**
     * The progress of an attempt. May be lost or reordered.
     *
     * @param sequence rises within an attempt
     * @param fraction 0 to 1
     */
    record StageProgressed(StageRef at, Attempt attempt, long sequence, double fraction, String message)
            implements StageEvent {
        public StageProgressed {
            Checks.present("at", at);
            Checks.present("attempt", attempt);
            Checks.notNegative("sequence", sequence);
            fraction = Double.isNaN(fraction) ? 0 : Math.min(1, Math.max(0, fraction));
            message = Excerpt.of(message, Excerpt.LINE);
        }

        @Override
        @JsonIgnore
        public String id() {
            return at.id(attempt) + "/" + type().key() + "/" + sequence;
        }
    }

    /** An attempt failed. @param nextAttempt whether another attempt follows */
    record StageAttemptFailed(StageRef at, Attempt attempt, Failure failure, boolean nextAttempt)
            implements StageEvent {
        public StageAttemptFailed {
            Checks.present("at", at);
            Checks.present("attempt", attempt);
            Checks.present("failure", failure);
        }

        @Override
        @JsonIgnore
        public String id() {
            return at.id(attempt) + "/" + type().key();
        }
    }

    /** The stage failed for good, and the run with it. */
    record StageFailed(StageRef at, List<Attempt> attempts, Failure failure) implements StageEvent {
        public StageFailed {
            Checks.present("at", at);
            attempts = Checks.copy("attempts", attempts);
            Checks.present("failure", failure);
        }

        @Override
        @JsonIgnore
        public String id() {
            return at.id() + "/" + type().key();
        }
    }

    /** The stage was ended on request, and the run with it. */
    record StageCancelled(StageRef at, String reason) implements StageEvent {
        public StageCancelled {
            Checks.present("at", at);
            reason = Excerpt.of(reason, Excerpt.MESSAGE);
        }

        @Override
        @JsonIgnore
        public String id() {
            return at.id() + "/" + type().key();
        }
    }

    /** Identifies a stage of a run. */
    record StageRef(String run, int generation, String refit, String partition, Stage stage) {
        public StageRef {
            Checks.name("run", run, RunId.MAX);
            Checks.atLeast("generation", generation, 1);
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            Checks.partition("partition", partition);
            Checks.present("stage", stage);
        }

        private String id() {
            return run + "/g" + generation + "/" + stage.key();
        }

        private String id(Attempt attempt) {
            String trial = attempt.trial() == null ? "" : "/t" + attempt.trial();
            return id() + ownTask(attempt) + trial + "/a" + attempt.number();
        }

        /** Tells attempts of a task in the service's own process, {@code <run>-<task>…}, from those of workloads. */
        private String ownTask(Attempt attempt) {
            String prefix = run + "-";
            if (!attempt.workload().startsWith(prefix)) {
                return "";
            }
            String task = attempt.workload().substring(prefix.length()).replaceFirst("-.*", "");
            return task.equals(stage.key()) ? "" : "/" + task;
        }

        public static StageRef of(RunRef run, Stage stage) {
            return new StageRef(run.run(), run.generation(), run.refit(), run.partition(), stage);
        }

        public static StageRef of(RunContext run, Stage stage) {
            return of(run.ref(), stage);
        }
    }

    /**
     * An attempt of a stage, or of one of its trials.
     *
     * @param workload the workload's name, {@code <run>-<stage>[-tN]-aN}
     * @param trial from 1; null where the stage has one workload only
     * @param number from 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attempt(String workload, Integer trial, int number) {
        public Attempt {
            Checks.name("workload", workload, 52);
            if (trial != null) {
                Checks.atLeast("trial", trial, 1);
            }
            Checks.atLeast("number", number, 1);
        }
    }
}
