package dev.refit.events.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.refit.events.artifact.ModelArtifact;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.JsonValues;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.Snapshot;
import dev.refit.events.model.FitSummary;
import dev.refit.events.model.TargetSummary;
import dev.refit.events.model.TrialSummary;
import dev.refit.events.release.Release;
import dev.refit.events.run.Failure;
import java.util.List;
import java.util.Map;

/** What a workload leaves: the result of its kind of request, or why there is none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkloadResult.Ingested.class, name = "ingested"),
    @JsonSubTypes.Type(value = WorkloadResult.Transformed.class, name = "transformed"),
    @JsonSubTypes.Type(value = WorkloadResult.Trained.class, name = "trained"),
    @JsonSubTypes.Type(value = WorkloadResult.Evaluated.class, name = "evaluated"),
    @JsonSubTypes.Type(value = WorkloadResult.Packaged.class, name = "packaged"),
    @JsonSubTypes.Type(value = WorkloadResult.Failed.class, name = "failed")
})
public sealed interface WorkloadResult {

    /** The run this is a result for; a result of another run is foreign and counts as none. */
    String run();

    record Ingested(String run, List<Snapshot> snapshots) implements WorkloadResult {
        public Ingested {
            Checks.text("run", run);
            snapshots = Checks.notEmpty("snapshots", snapshots);
        }
    }

    record Transformed(String run, FeatureTable features) implements WorkloadResult {
        public Transformed {
            Checks.text("run", run);
            Checks.present("features", features);
        }
    }

    /**
     * A trained trial.
     *
     * @param model the model in the engine's own form, which the evaluation reads
     * @param mojo the artifact's file if its format is MOJO, for readers that do not know {@code artifact}; else null
     * @param parametersUsed all parameters that the engine reports to have used
     * @param importances relative importance by feature, most important first
     * @param tools versions of the tools that trained it
     * @param artifact the model in its format; never null, as it is completed from {@code mojo}; left out of JSON if it is a MOJO
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Trained(
            String run,
            TrialSummary summary,
            StoredFile model,
            StoredFile mojo,
            Map<String, Object> parametersUsed,
            Map<String, Double> importances,
            long trainingRows,
            Map<String, String> tools,
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = ModelArtifact.WrittenAsMojo.class)
                    ModelArtifact artifact)
            implements WorkloadResult {
        public Trained {
            Checks.text("run", run);
            Checks.present("summary", summary);
            Checks.present("model", model);
            artifact = ModelArtifact.of(mojo, artifact);
            parametersUsed = JsonValues.copy("parametersUsed", parametersUsed);
            importances = Checks.copy("importances", importances);
            tools = Checks.sorted("tools", tools);
        }

        /** A trial whose model is a MOJO. */
        public Trained(
                String run,
                TrialSummary summary,
                StoredFile model,
                StoredFile mojo,
                Map<String, Object> parametersUsed,
                Map<String, Double> importances,
                long trainingRows,
                Map<String, String> tools) {
            this(run, summary, model, mojo, parametersUsed, importances, trainingRows, tools, null);
        }
    }

    /**
     * The chosen trial's holdout metrics and recorded examples.
     *
     * @param schema the model's {@code ModelSchema}
     * @param scoredHoldout holdout rows with predictions, response and weight
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evaluated(
            String run,
            Map<String, Double> holdout,
            long holdoutRows,
            StoredFile examples,
            StoredFile schema,
            StoredFile scoredHoldout,
            TargetSummary target,
            FitSummary fit)
            implements WorkloadResult {
        public Evaluated {
            Checks.text("run", run);
            holdout = Checks.metrics("holdout", holdout);
            Checks.present("examples", examples);
        }

        /** An evaluation that tells nothing of the target and the fit. */
        public Evaluated(
                String run,
                Map<String, Double> holdout,
                long holdoutRows,
                StoredFile examples,
                StoredFile schema,
                StoredFile scoredHoldout) {
            this(run, holdout, holdoutRows, examples, schema, scoredHoldout, null, null);
        }
    }

    record Packaged(String run, Release release) implements WorkloadResult {
        public Packaged {
            Checks.text("run", run);
            Checks.present("release", release);
        }
    }

    record Failed(String run, Failure failure) implements WorkloadResult {
        public Failed {
            Checks.text("run", run);
            Checks.present("failure", failure);
        }
    }
}
