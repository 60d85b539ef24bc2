package dev.refit.events.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.JsonValues;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.StoredFile;
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
     * @param model H2O's binary form
     * @param parametersUsed as H2O reports them
     * @param importances relative importance by feature, most important first
     * @param tools versions of what trained it
     */
    record Trained(
            String run,
            TrialSummary summary,
            StoredFile model,
            StoredFile mojo,
            Map<String, Object> parametersUsed,
            Map<String, Double> importances,
            long trainingRows,
            Map<String, String> tools)
            implements WorkloadResult {
        public Trained {
            Checks.text("run", run);
            Checks.present("summary", summary);
            Checks.present("model", model);
            Checks.present("mojo", mojo);
            parametersUsed = JsonValues.copy("parametersUsed", parametersUsed);
            importances = Checks.copy("importances", importances);
            tools = Checks.sorted("tools", tools);
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
            StoredFile scoredHoldout)
            implements WorkloadResult {
        public Evaluated {
            Checks.text("run", run);
            holdout = Checks.metrics("holdout", holdout);
            Checks.present("examples", examples);
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
