package dev.refit.packaging.job.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.model.UploadedModel;
import dev.refit.packaging.job.origin.Subject;
import java.util.TreeMap;

/** Writes what the files of an upload tell about the model, as SLSA's provenance expects it. */
final class UploadProvenance {
    private static final ObjectMapper JSON = RefitJson.mapper();

    private final UploadedModel upload;
    private final UploadFindings findings;

    UploadProvenance(UploadedModel upload, UploadFindings findings) {
        this.upload = upload;
        this.findings = findings;
    }

    ObjectNode buildDefinition(Subject subject) {
        ObjectNode build = JSON.createObjectNode();
        build.put("buildType", "https://refit.dev/uploaded-model/v1");
        ObjectNode external = build.putObject("externalParameters");
        external.put("origin", "uploaded").put("model", upload.name()).put("examples", upload.examplesName());
        if (upload.description() != null) {
            external.put("description", upload.description());
        }
        ObjectNode internal = build.putObject("internalParameters");
        internal.put("coordinates", subject.coordinates());
        internal.set("modelIni", JSON.valueToTree(new TreeMap<>(findings.modelIni())));
        ArrayNode dependencies = build.putArray("resolvedDependencies");
        ObjectNode model = dependencies.addObject().put("name", "model:" + upload.name());
        model.putObject("digest").put("sha256", upload.mojo().sha256()).put("refit-model-v1", subject.canonicalModel());
        ObjectNode examples = dependencies.addObject().put("name", "examples:" + upload.examplesName());
        examples.putObject("digest").put("sha256", upload.examples().sha256());
        return build;
    }

    ObjectNode runDetails() {
        ObjectNode details = JSON.createObjectNode();
        details.putObject("builder").put("id", "https://refit.dev/platform/v1").putObject("version");
        details.putObject("metadata").put("invocationId", upload.id());
        ObjectNode proof = details.putArray("byproducts").addObject().put("name", "recorded-examples");
        ObjectNode about = proof.putObject("annotations");
        about.put("given", findings.given()).put("made", findings.made());
        about.set("compared", JSON.valueToTree(findings.compared()));
        return details;
    }
}
