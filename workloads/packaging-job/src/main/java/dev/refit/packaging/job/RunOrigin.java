package dev.refit.packaging.job;

import dev.refit.events.data.Column;
import dev.refit.events.data.InputVersion;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.job.VerifiedFile;
import dev.refit.packaging.job.document.Documents;
import dev.refit.packaging.job.document.RowScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.model.Dependency;

/**
 * A run of a refit.
 *
 * @param examples what H2O said where the model was trained
 */
record RunOrigin(WorkloadRequest.Package request, Path examples, Optional<byte[]> schema, boolean selfContained)
        implements Origin {

    static RunOrigin of(WorkloadRequest.Package request, ModelShape shape) throws IOException, JobFailedException {
        TrainedModel model = request.model();
        Optional<byte[]> schema = model.schema() == null
                ? Optional.empty()
                : Optional.of(Files.readAllBytes(VerifiedFile.path("schema", model.schema())));
        return new RunOrigin(request, VerifiedFile.path("examples", model.examples()), schema, shape.selfContained());
    }

    @Override
    public String id() {
        return run().run();
    }

    @Override
    public String madeBy() {
        return "The run";
    }

    @Override
    public String story() {
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
        for (InputVersion input : run().inputs()) {
            properties.put(
                    "refit.input." + input.dataset(), input.partition() + "/" + input.sequence() + "/" + input.token());
        }
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
    public Map<String, Double> metrics() {
        return request.model().holdout();
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
    public List<String> compared() {
        return selfContained ? List.of("H2O", "h2o-genmodel", "the library's scorer") : List.of("H2O", "h2o-genmodel");
    }

    @Override
    public Map<String, Object> account() {
        return Map.of("compared", compared());
    }

    @Override
    public String disagreement() {
        return "No other attempt will help. Training and packaging disagree about this model or its examples: run the"
                + " refit again, and report it when it stays so.";
    }

    @Override
    public Documents documents(Path mojo, String mojoName, RowScorer scorer, List<Dependency> dependencies)
            throws IOException, JobFailedException {
        return Documents.of(request, mojo, mojoName, scorer, dependencies);
    }

    private RunContext run() {
        return request.run();
    }
}
