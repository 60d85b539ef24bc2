package dev.refit.packaging.job.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Column;
import dev.refit.events.data.FeatureSource;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.job.VerifiedFile;
import dev.refit.packaging.job.model.ModelShape;
import dev.refit.packaging.job.origin.CardSections;
import dev.refit.packaging.job.origin.DataSource;
import dev.refit.packaging.job.origin.Origin;
import dev.refit.packaging.job.origin.PreviousRelease;
import dev.refit.packaging.job.origin.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run of a refit, which has trained the model.
 *
 * @param examples the predictions that H2O recorded where the model was trained
 */
public record RunOrigin(WorkloadRequest.Package request, Path examples, Optional<byte[]> schema, boolean selfContained)
        implements Origin {
    /** @throws JobFailedException if a file is not the one in the request */
    public static RunOrigin of(WorkloadRequest.Package request, ModelShape shape)
            throws IOException, JobFailedException {
        TrainedModel model = request.model();
        Optional<byte[]> schema = model.schema() == null
                ? Optional.empty()
                : Optional.of(Files.readAllBytes(VerifiedFile.path("schema", model.schema())));
        return new RunOrigin(request, VerifiedFile.path("examples", model.examples()), schema, shape.selfContained());
    }

    @Override
    public Kind kind() {
        return Kind.RUN;
    }

    @Override
    public String id() {
        return run().run();
    }

    @Override
    public String provenanceText() {
        TrainedModel trained = request.model();
        return "refitted by " + run().refit() + " for " + run().partition() + "; "
                + trained.metric().key() + " " + trained.holdoutValue() + " on the holdout";
    }

    @Override
    public Map<String, String> manifest() {
        return Map.of("Refit-Run", run().run(), "Refit-Name", run().refit(), "Refit-Partition", run().partition());
    }

    @Override
    public Map<String, String> properties() {
        TrainedModel trained = request.model();
        Map<String, String> properties = new TreeMap<>();
        properties.put("refit.run", run().run());
        properties.put("refit.refit", run().refit());
        properties.put("refit.partition", run().partition());
        properties.put("refit.definition", run().definition().digest());
        properties.putAll(InputProperties.of(run()));
        properties.put("refit.features", request.features().digest());
        properties.put("refit.features.schema", request.features().schemaDigest());
        properties.put("refit.trial", Integer.toString(trained.trial()));
        properties.put("refit.metric", trained.metric().key());
        properties.put("refit.metric.value", Double.toString(trained.holdoutValue()));
        properties.put("refit.training.rows", Long.toString(trained.trainingRows()));
        properties.put("refit.holdout.rows", Long.toString(trained.holdoutRows()));
        return properties;
    }

    @Override
    public Map<String, String> types() {
        Map<String, String> types = new HashMap<>();
        for (Column column : request.features().columns()) {
            types.put(column.name(), column.type().toLowerCase(Locale.ROOT));
        }
        return types;
    }

    @Override
    public List<String> comparedScorers() {
        return selfContained ? List.of("H2O", "h2o-genmodel", "the library's scorer") : List.of("H2O", "h2o-genmodel");
    }

    @Override
    public Map<String, Object> proofDetails() {
        return Map.of("compared", comparedScorers());
    }

    @Override
    public String remedy() {
        return "Another attempt will not help. Training and packaging disagree about this model or its examples. Run the"
                + " refit again, and report the problem if it remains.";
    }

    @Override
    public String algorithm() {
        return run().definition().spec().training().engine().algorithmName();
    }

    @Override
    public Map<String, Map<String, Double>> metricsBySlice() {
        Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put(HOLDOUT, request.model().holdout());
        metrics.put("validation", request.model().chosen().metrics());
        return metrics;
    }

    @Override
    public List<DataSource> data() {
        return request.features().sources().stream().map(RunOrigin::dataset).toList();
    }

    @Override
    public Optional<Path> scoredRows() throws IOException, JobFailedException {
        StoredFile scored = request.model().scoredHoldout();
        return scored == null ? Optional.empty() : Optional.of(VerifiedFile.path("scoredHoldout", scored));
    }

    @Override
    public ObjectNode buildDefinition(Subject subject) {
        return new RunProvenance(request).buildDefinition(subject);
    }

    @Override
    public ObjectNode runDetails() {
        return new RunProvenance(request).runDetails();
    }

    @Override
    public String summary() {
        return "The refit " + run().refit() + " made this release for " + run().partition() + " in the run "
                + run().run() + ".";
    }

    @Override
    public CardSections card() {
        return new RunCard(request);
    }

    @Override
    public Optional<PreviousRelease> previous() throws IOException, JobFailedException {
        if (request.previous() == null) {
            return Optional.empty();
        }
        Path file = VerifiedFile.path("previous", request.previous());
        ReleaseRecord release = RefitJson.read(Files.readAllBytes(file), ReleaseRecord.class);
        return release.trained() == null ? Optional.empty() : Optional.of(PreviousRun.of(request, release, schema));
    }

    private RunContext run() {
        return request.run();
    }

    private static DataSource dataset(FeatureSource source) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("refit:snapshot", source.digest());
        properties.put("refit:rows", Long.toString(source.rows()));
        return new DataSource(
                "dataset:" + source.dataset() + "/" + source.partition(),
                source.dataset(),
                source.partition(),
                null,
                properties);
    }
}
