package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Excerpt;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.release.Release;
import dev.refit.events.run.Actor;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunId;
import dev.refit.events.run.RunRef;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;

/** An event of one run. */
public sealed interface RunEvent extends RefitEvent
        permits RunEvent.StageTrigger,
                RunEvent.RunCancelRequested,
                RunEvent.LibraryPublic,
                RunEvent.ModelRejected,
                UploadEvent,
                StageEvent {

    /** The run's id. */
    @JsonIgnore
    String runId();

    /** The generation of the run that the event belongs to; empty for an event that concerns all generations. */
    @JsonIgnore
    OptionalInt runGeneration();

    @Override
    @JsonIgnore
    default String subject() {
        return runId();
    }

    @Override
    @JsonIgnore
    default String id() {
        String generation = runGeneration().isPresent() ? "/g" + runGeneration().getAsInt() : "";
        return runId() + generation + "/" + type().key();
    }

    /** An event that starts a stage. It carries everything that the stage needs to know. */
    sealed interface StageTrigger extends RunEvent permits RefitRunEvent, ModelReady, LibraryReady {
        /** Identifies the run. */
        RunRef ref();

        /** The same event for another generation of the run; a retry publishes it to start the stage again. */
        StageTrigger inGeneration(int generation);

        /** The same event, asked for by this actor. Its id stays. */
        StageTrigger by(Actor actor);

        @Override
        default String runId() {
            return ref().run();
        }

        @Override
        @JsonIgnore
        default OptionalInt runGeneration() {
            return OptionalInt.of(ref().generation());
        }
    }

    /** A stage trigger in a refit's run. It carries the run whole. */
    sealed interface RefitRunEvent extends StageTrigger {
        RunContext run();

        @Override
        default RunRef ref() {
            return run().ref();
        }
    }

    /** A model is ready, trained by a run or uploaded. Starts packaging. */
    sealed interface ModelReady extends StageTrigger permits ModelTrained, UploadEvent.ModelUploaded {}

    /** A model's library is built, proven and not public yet. Starts promotion. */
    sealed interface LibraryReady extends StageTrigger permits ModelPackaged, UploadEvent.UploadPackaged {
        Release release();
    }

    /** A library is public: the run has succeeded. */
    sealed interface LibraryPublic extends RunEvent permits ModelPromoted, UploadEvent.UploadPromoted {
        int generation();

        /** {@code groupId:artifactId:version}. */
        String coordinates();

        /** The library's jar in the Maven repository. */
        URI jar();

        @Override
        @JsonIgnore
        default OptionalInt runGeneration() {
            return OptionalInt.of(generation());
        }
    }

    /** A run was requested for these inputs. Starts ingest. */
    record RunRequested(RunContext run) implements RefitRunEvent {
        public RunRequested {
            Checks.present("run", run);
        }

        @Override
        public RunRequested inGeneration(int generation) {
            return new RunRequested(run.inGeneration(generation));
        }

        @Override
        public RunRequested by(Actor actor) {
            return new RunRequested(run.by(actor));
        }
    }

    /**
     * The cancellation of a run was requested. Every stage reads it; a run that has ended already stays as it is.
     *
     * @param actor who asked for it; null when that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunCancelRequested(String run, String reason, Actor actor) implements RunEvent {
        public RunCancelRequested {
            Checks.name("run", run, RunId.MAX);
            reason = Excerpt.of(reason, Excerpt.MESSAGE);
        }

        /** A request of which is not known who made it. */
        public RunCancelRequested(String run, String reason) {
            this(run, reason, null);
        }

        @Override
        @JsonIgnore
        public OptionalInt runGeneration() {
            return OptionalInt.empty();
        }

        @Override
        public String runId() {
            return run;
        }
    }

    /** The data of a run was copied and meets its expectations. Starts transform. */
    record DataReady(RunContext run, List<Snapshot> snapshots) implements RefitRunEvent {
        public DataReady {
            Checks.present("run", run);
            snapshots = Checks.notEmpty("snapshots", snapshots);
        }

        @Override
        public DataReady inGeneration(int generation) {
            return new DataReady(run.inGeneration(generation), snapshots);
        }

        @Override
        public DataReady by(Actor actor) {
            return new DataReady(run.by(actor), snapshots);
        }
    }

    /** The feature table is built. Starts training. */
    record FeaturesBuilt(RunContext run, FeatureTable features) implements RefitRunEvent {
        public FeaturesBuilt {
            Checks.present("run", run);
            Checks.present("features", features);
        }

        @Override
        public FeaturesBuilt inGeneration(int generation) {
            return new FeaturesBuilt(run.inGeneration(generation), features);
        }

        @Override
        public FeaturesBuilt by(Actor actor) {
            return new FeaturesBuilt(run.by(actor), features);
        }
    }

    /** A model was trained and chosen. Starts packaging. */
    record ModelTrained(RunContext run, FeatureTable features, TrainedModel model)
            implements RefitRunEvent, ModelReady {
        public ModelTrained {
            Checks.present("run", run);
            Checks.present("features", features);
            Checks.present("model", model);
        }

        @Override
        public ModelTrained inGeneration(int generation) {
            return new ModelTrained(run.inGeneration(generation), features, model);
        }

        @Override
        public ModelTrained by(Actor actor) {
            return new ModelTrained(run.by(actor), features, model);
        }
    }

    /** The model's library is built, proven and not public yet. Starts promotion. */
    record ModelPackaged(RunContext run, TrainedModel model, Release release) implements RefitRunEvent, LibraryReady {
        public ModelPackaged {
            Checks.present("run", run);
            Checks.present("model", model);
            Checks.present("release", release);
        }

        @Override
        public ModelPackaged inGeneration(int generation) {
            return new ModelPackaged(run.inGeneration(generation), model, release);
        }

        @Override
        public ModelPackaged by(Actor actor) {
            return new ModelPackaged(run.by(actor), model, release);
        }
    }

    /**
     * The library is public: the run has succeeded.
     *
     * @param jar the library's jar in the Maven repository
     * @param metric the key of the model's metric, such as {@code auc}
     * @param value the value of that metric on the holdout
     */
    record ModelPromoted(
            String run,
            int generation,
            String refit,
            String partition,
            String coordinates,
            URI jar,
            String metric,
            double value)
            implements LibraryPublic {
        public ModelPromoted {
            Checks.name("run", run, RunId.MAX);
            Checks.atLeast("generation", generation, 1);
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            Checks.partition("partition", partition);
            Checks.text("coordinates", coordinates);
            Checks.published("jar", jar);
            Checks.text("metric", metric);
            Checks.finite("value", value);
        }

        @Override
        public String runId() {
            return run;
        }
    }

    /** The library stays private: the run has ended without a new model, and has not failed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ModelRejected(
            String run,
            int generation,
            String refit,
            String partition,
            String coordinates,
            String reason,
            String metric,
            double value)
            implements RunEvent {
        public ModelRejected {
            Checks.name("run", run, RunId.MAX);
            Checks.atLeast("generation", generation, 1);
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            Checks.partition("partition", partition);
            Checks.text("coordinates", coordinates);
            reason = Excerpt.of(Checks.text("reason", reason), Excerpt.MESSAGE);
            Checks.text("metric", metric);
            Checks.finite("value", value);
        }

        @Override
        @JsonIgnore
        public OptionalInt runGeneration() {
            return OptionalInt.of(generation);
        }

        @Override
        public String runId() {
            return run;
        }
    }
}
