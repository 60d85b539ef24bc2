package dev.refit.packaging.job.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.job.VerifiedFile;
import dev.refit.run.release.SchemaChange;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;

/** Of a model that somebody has uploaded: what the files themselves say, and that no more is known. */
final class UploadBackground implements Background {
    private static final ObjectMapper JSON = RefitJson.mapper();

    private final WorkloadRequest.PackageUpload request;
    private final UploadedModel upload;
    private final UploadFindings findings;
    private final Subject subject;
    private final RowScorer scorer;
    private final Optional<HoldoutReport> report;

    UploadBackground(WorkloadRequest.PackageUpload request, UploadFindings findings, Subject subject, RowScorer scorer)
            throws IOException, JobFailedException {
        this.request = request;
        this.upload = request.upload();
        this.findings = findings;
        this.subject = subject;
        this.scorer = scorer;
        this.report = findings.scored().isPresent()
                ? Optional.of(HoldoutReport.of(scorer, findings.scored().get()))
                : Optional.empty();
    }

    @Override
    public String kind() {
        return "upload";
    }

    @Override
    public String id() {
        return upload.id();
    }

    @Override
    public Page card() {
        return UploadCard.of(upload, findings, subject, scorer, report);
    }

    @Override
    public Page notes() throws IOException, JobFailedException {
        Page page = new Page(subject.artifactId() + " " + subject.version());
        page.text("Made of the uploaded model " + upload.name() + ", " + upload.id() + ".");
        WorkloadRequest.Previous previous = request.previous();
        if (previous == null) {
            return page.text("The first release.");
        }
        page.text("Compared with " + previous.version() + ".");
        Optional<List<SchemaChange>> changes = Optional.empty();
        if (previous.schema() != null) {
            byte[] json = Files.readAllBytes(VerifiedFile.path("previous.schema", previous.schema()));
            changes = Optional.of(SchemaChange.between(RefitJson.read(json, ModelSchema.class), findings.schema()));
        }
        ReleaseNotes.schema(page, changes);
        return page;
    }

    @Override
    public ObjectNode buildDefinition() {
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
        file(dependencies.addObject(), "examples:" + upload.examplesName(), upload.examples());
        return build;
    }

    @Override
    public ObjectNode runDetails() {
        ObjectNode details = JSON.createObjectNode();
        details.putObject("builder").put("id", "https://refit.dev/platform/v1").putObject("version");
        details.putObject("metadata").put("invocationId", upload.id());
        ObjectNode proof = details.putArray("byproducts").addObject().put("name", "recorded-examples");
        ObjectNode about = proof.putObject("annotations");
        about.put("given", findings.given()).put("made", findings.made());
        about.set("compared", JSON.valueToTree(findings.compared()));
        return details;
    }

    @Override
    public String algorithm() {
        return findings.modelIni().getOrDefault("algo", "unknown");
    }

    /** Of what the model was trained and measured on, an upload says nothing. */
    @Override
    public Map<String, Map<String, Double>> metrics() {
        return Map.of();
    }

    @Override
    public List<Component> data() {
        Component data = new Component();
        data.setType(Component.Type.DATA);
        data.setBomRef("examples");
        data.setName(upload.examplesName());
        data.addHash(new Hash(Hash.Algorithm.SHA_256, upload.examples().sha256()));
        data.addProperty(BillOfMaterials.property("refit:rows", Long.toString(findings.given())));
        return List.of(data);
    }

    private static void file(ObjectNode node, String name, StoredFile file) {
        node.put("name", name).putObject("digest").put("sha256", file.sha256());
    }
}
