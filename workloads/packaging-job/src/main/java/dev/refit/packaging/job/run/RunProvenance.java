package dev.refit.packaging.job.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.FeatureSource;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.InputVersion;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.TrialSummary;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.packaging.job.origin.Subject;
import java.util.List;

/** Writes how a run made its model and from which data, as SLSA's provenance expects it. */
final class RunProvenance {
    private static final ObjectMapper JSON = RefitJson.mapper();

    private final RunContext run;
    private final FeatureTable features;
    private final TrainedModel model;

    RunProvenance(WorkloadRequest.Package request) {
        this.run = request.run();
        this.features = request.features();
        this.model = request.model();
    }

    ObjectNode buildDefinition(Subject subject) {
        ObjectNode build = JSON.createObjectNode();
        build.put("buildType", "https://refit.dev/model/v1");
        ObjectNode external = build.putObject("externalParameters");
        external.put("refit", run.refit()).put("partition", run.partition());
        external.set("trigger", JSON.valueToTree(run.trigger()));
        external.set("definition", JSON.valueToTree(run.definition()));
        ObjectNode internal = build.putObject("internalParameters");
        internal.put("coordinates", subject.coordinates());
        internal.put("trial", model.trial());
        internal.set("parameters", JSON.valueToTree(model.chosen().parameters()));
        internal.set("parametersUsed", JSON.valueToTree(model.parametersUsed()));
        List<String> absent = AbsentDatasets.of(run);
        if (!absent.isEmpty()) {
            internal.set("absentDatasets", JSON.valueToTree(absent));
        }
        ArrayNode dependencies = build.putArray("resolvedDependencies");
        run.inputs().forEach(input -> dependencies.add(dataset(input)));
        run.definition()
                .spec()
                .transform()
                .engine()
                .codeJar()
                .ifPresent(jar -> dependencies.add(file("transform.jar", jar)));
        return build;
    }

    /** Describes a version of a dataset: what its publisher stated, and what ingest found. */
    private ObjectNode dataset(InputVersion input) {
        ObjectNode dataset = JSON.createObjectNode();
        dataset.put("name", "dataset:" + input.dataset() + "/" + input.partition());
        ObjectNode about = JSON.createObjectNode();
        about.put("sequence", input.sequence()).put("token", input.token());
        for (FeatureSource source : features.sources()) {
            if (source.dataset().equals(input.dataset()) && source.partition().equals(input.partition())) {
                dataset.putObject("digest").put("refit-snapshot", source.digest());
                about.put("rows", source.rows());
            }
        }
        ArrayNode files = about.putArray("files");
        for (DataFile file : input.files()) {
            files.add(JSON.<ObjectNode>valueToTree(file));
        }
        dataset.set("annotations", about);
        return dataset;
    }

    ObjectNode runDetails() {
        ObjectNode details = JSON.createObjectNode();
        ObjectNode versions = details.putObject("builder")
                .put("id", "https://refit.dev/platform/v1")
                .putObject("version");
        features.tools().forEach((tool, version) -> versions.put("transform." + tool, version));
        model.tools().forEach((tool, version) -> versions.put("training." + tool, version));
        details.putObject("metadata").put("invocationId", run.run());
        ArrayNode byproducts = details.putArray("byproducts");
        byproducts.add(featureTable());
        model.trials().forEach(trial -> byproducts.add(trial(trial)));
        ObjectNode holdout = byproducts.addObject().put("name", "holdout");
        digest(holdout, model.scoredHoldout());
        holdout.putObject("annotations")
                .put("rows", model.holdoutRows())
                .set("metrics", JSON.valueToTree(model.holdout()));
        byproducts.add(file("recorded-examples", model.examples()));
        return details;
    }

    private ObjectNode featureTable() {
        ObjectNode table = JSON.createObjectNode().put("name", "feature-table");
        table.putObject("digest").put("refit-rows", features.digest()).put("refit-columns", features.schemaDigest());
        ObjectNode about = table.putObject("annotations");
        about.put("rows", features.rows()).put("trainingRows", model.trainingRows());
        about.set("columns", JSON.valueToTree(features.columns()));
        return table;
    }

    private ObjectNode trial(TrialSummary trial) {
        ObjectNode node = JSON.createObjectNode().put("name", "trial-" + trial.trial());
        node.set("annotations", JSON.valueToTree(trial));
        return node;
    }

    private static ObjectNode file(String name, StoredFile file) {
        ObjectNode node = JSON.createObjectNode().put("name", name);
        digest(node, file);
        return node;
    }

    private static void digest(ObjectNode node, StoredFile file) {
        if (file != null) {
            node.putObject("digest").put("sha256", file.sha256());
        }
    }
}
