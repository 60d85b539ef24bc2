package dev.refit.events.workload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.refit.events.artifact.ModelArtifact;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.JsonValues;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.run.RunContext;
import java.util.List;
import java.util.Map;

/** What a workload is asked to do. Says nothing of attempts, images or folders: the same request is the same work. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkloadRequest.Ingest.class, name = "ingest"),
    @JsonSubTypes.Type(value = WorkloadRequest.Transform.class, name = "transform"),
    @JsonSubTypes.Type(value = WorkloadRequest.Trial.class, name = "trial"),
    @JsonSubTypes.Type(value = WorkloadRequest.Evaluate.class, name = "evaluate"),
    @JsonSubTypes.Type(value = WorkloadRequest.Package.class, name = "package"),
    @JsonSubTypes.Type(value = WorkloadRequest.PackageUpload.class, name = "package-upload")
})
public sealed interface WorkloadRequest {
    /** The id of the run that the work is done for, or what stands for one where there is none. */
    @JsonIgnore
    String runId();

    /** In which generation of the run it was asked for. */
    @JsonIgnore
    int generation();

    /** The same work, asked for in another generation of the run. */
    WorkloadRequest inGeneration(int generation);

    /** Work that is a stage of a run. */
    sealed interface OfRun extends WorkloadRequest {
        /** The run without who asked for it or for this generation of it: whoever asks, it is the same work. */
        RunContext run();

        @Override
        default String runId() {
            return run().run();
        }

        @Override
        default int generation() {
            return run().generation();
        }
    }

    /** Make a library under this version and prove it: of a model that is the outcome of a run, or of one from elsewhere. */
    sealed interface Packaging extends WorkloadRequest {
        /** Null as long as it is still to be found. */
        String version();

        /** The model in its format. */
        @JsonIgnore
        ModelArtifact artifact();

        @JsonIgnore
        PackagingSpec packaging();
    }

    /** Snapshot the run's inputs and check its expectations. */
    record Ingest(RunContext run) implements OfRun {
        public Ingest {
            Checks.present("run", run);
            run = run.by(null);
        }

        @Override
        public Ingest inGeneration(int generation) {
            return new Ingest(run.inGeneration(generation));
        }
    }

    /** Build the feature table from the snapshots. */
    record Transform(RunContext run, List<Snapshot> snapshots) implements OfRun {
        public Transform {
            Checks.present("run", run);
            run = run.by(null);
            snapshots = Checks.notEmpty("snapshots", snapshots);
        }

        @Override
        public Transform inGeneration(int generation) {
            return new Transform(run.inGeneration(generation), snapshots);
        }
    }

    /** Train trial number {@code trial} with these parameters and score it on the validation part. */
    record Trial(RunContext run, FeatureTable features, int trial, Map<String, Object> parameters) implements OfRun {
        public Trial {
            Checks.present("run", run);
            run = run.by(null);
            Checks.present("features", features);
            Checks.atLeast("trial", trial, 1);
            parameters = JsonValues.copy("parameters", parameters);
        }

        @Override
        public Trial inGeneration(int generation) {
            return new Trial(run.inGeneration(generation), features, trial, parameters);
        }
    }

    /**
     * Score the chosen trial on the holdout, once, and record examples.
     *
     * @param model the chosen trial's model in the engine's own form, readable by the version of the engine that wrote it
     * @param parameters the chosen trial's; null where they are those of this number in the definition's grid
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evaluate(RunContext run, FeatureTable features, int trial, StoredFile model, Map<String, Object> parameters)
            implements OfRun {
        public Evaluate {
            Checks.present("run", run);
            run = run.by(null);
            Checks.present("features", features);
            Checks.atLeast("trial", trial, 1);
            Checks.present("model", model);
            parameters = parameters == null ? null : JsonValues.copy("parameters", parameters);
        }

        /** Of a trial of the definition's grid. */
        public Evaluate(RunContext run, FeatureTable features, int trial, StoredFile model) {
            this(run, features, trial, model, null);
        }

        @Override
        public Evaluate inGeneration(int generation) {
            return new Evaluate(run.inGeneration(generation), features, trial, model, parameters);
        }
    }

    /**
     * Make a library of the model under this version and prove it.
     *
     * @param previous the {@code ReleaseRecord} of the release that its notes compare it with; null when it is the first
     * @param basis the {@code ReleaseRecord} of the version that decided the number of this one; null when that is {@code
     *     previous}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Package(
            RunContext run,
            FeatureTable features,
            TrainedModel model,
            String version,
            StoredFile previous,
            StoredFile basis)
            implements OfRun, Packaging {
        public Package {
            Checks.present("run", run);
            run = run.by(null);
            Checks.present("features", features);
            Checks.present("model", model);
            Checks.text("version", version);
        }

        /** Of a version that {@code previous} has decided. */
        public Package(RunContext run, FeatureTable features, TrainedModel model, String version, StoredFile previous) {
            this(run, features, model, version, previous, null);
        }

        @Override
        public Package inGeneration(int generation) {
            return new Package(run.inGeneration(generation), features, model, version, previous, basis);
        }

        @Override
        public ModelArtifact artifact() {
            return model.artifact();
        }

        @Override
        public PackagingSpec packaging() {
            return run.definition().spec().packaging();
        }
    }

    /**
     * Make a library under this version of a model that no run has made, and prove it.
     *
     * @param version null for the one that follows from the release before and the model's schema
     * @param previous the release before, which its notes compare it with; null when it is the first
     * @param retry in which generation it was asked for; null in the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PackageUpload(UploadedModel upload, String version, Previous previous, Integer retry) implements Packaging {
        public PackageUpload {
            Checks.present("upload", upload);
            if (version != null) {
                Checks.text("version", version);
            }
            if (retry != null) {
                Checks.atLeast("retry", retry, 2);
            }
        }

        public PackageUpload(UploadedModel upload, String version, Previous previous) {
            this(upload, version, previous, null);
        }

        @Override
        public String runId() {
            return upload.id();
        }

        @Override
        public int generation() {
            return retry == null ? 1 : retry;
        }

        /** The same work with its version. */
        public PackageUpload withVersion(String found) {
            return new PackageUpload(upload, found, previous, retry);
        }

        @Override
        public PackageUpload inGeneration(int generation) {
            return new PackageUpload(upload, version, previous, generation == 1 ? null : generation);
        }

        @Override
        public ModelArtifact artifact() {
            return ModelArtifact.ofMojo(upload.mojo());
        }

        @Override
        public PackagingSpec packaging() {
            return upload.packaging();
        }
    }

    /**
     * A release that there was before.
     *
     * @param schema its {@code ModelSchema}; null when it does not tell
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Previous(String version, StoredFile schema) {
        public Previous {
            Checks.text("version", version);
        }
    }
}
