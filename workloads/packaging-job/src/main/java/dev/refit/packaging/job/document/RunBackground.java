package dev.refit.packaging.job.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.FeatureSource;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.job.VerifiedFile;
import dev.refit.run.release.SchemaChange;
import dev.refit.store.ArtifactStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyclonedx.model.Component;

/** Of a model that is the outcome of a run. */
final class RunBackground implements Background {
    private final WorkloadRequest.Package request;
    private final Subject subject;
    private final RowScorer scorer;
    private final Optional<HoldoutReport> holdout;
    private final RunProvenance provenance;

    /** @throws JobFailedException when the holdout is scored otherwise than in H2O, or a file is not what the request says */
    RunBackground(WorkloadRequest.Package request, Subject subject, RowScorer scorer)
            throws IOException, JobFailedException {
        this.request = request;
        this.subject = subject;
        this.scorer = scorer;
        this.provenance = new RunProvenance(request, subject);
        StoredFile scored = request.model().scoredHoldout();
        this.holdout = scored == null
                ? Optional.empty()
                : Optional.of(HoldoutReport.of(scorer, VerifiedFile.path("scoredHoldout", scored)));
    }

    @Override
    public String kind() {
        return "run";
    }

    @Override
    public String id() {
        return request.run().run();
    }

    @Override
    public Page card() {
        return ModelCard.of(request, subject, scorer, holdout);
    }

    @Override
    public Page notes() throws IOException, JobFailedException {
        Optional<ReleaseRecord> previous = previous();
        StoredFile schema = request.model().schema();
        if (previous.isEmpty() || previous.get().schema() == null || schema == null) {
            return ReleaseNotes.of(request, subject, previous, Optional.empty(), Optional.empty());
        }
        ModelSchema before = json("previous.schema", previous.get().schema(), ModelSchema.class);
        ModelSchema now = json("schema", schema, ModelSchema.class);
        Optional<PredictionShift> shift = Optional.empty();
        StoredFile examples = previous.get().trained().model().examples();
        boolean comparable = before.response().name().equals(now.response().name())
                && before.response().labels().isEmpty()
                        == now.response().labels().isEmpty();
        // The files of an old run may have been removed to make room; its record and its schema stay.
        if (comparable && ArtifactStores.object(examples.uri()).state().isPresent()) {
            Path recorded = VerifiedFile.path("previous.examples", examples);
            shift = Optional.of(
                    PredictionShift.between(recorded, before.response().labels(), scorer));
        }
        return ReleaseNotes.of(request, subject, previous, Optional.of(SchemaChange.between(before, now)), shift);
    }

    @Override
    public ObjectNode buildDefinition() {
        return provenance.buildDefinition();
    }

    @Override
    public ObjectNode runDetails() {
        return provenance.runDetails();
    }

    @Override
    public String algorithm() {
        return request.run().definition().spec().training().engine().algorithmName();
    }

    @Override
    public Map<String, Map<String, Double>> metrics() {
        Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put("holdout", request.model().holdout());
        metrics.put("validation", request.model().chosen().metrics());
        return metrics;
    }

    @Override
    public List<Component> data() {
        return request.features().sources().stream().map(RunBackground::dataset).toList();
    }

    private static Component dataset(FeatureSource source) {
        Component data = new Component();
        data.setType(Component.Type.DATA);
        data.setBomRef("dataset:" + source.dataset() + "/" + source.partition());
        data.setName(source.dataset());
        data.setVersion(source.partition());
        data.addProperty(BillOfMaterials.property("refit:snapshot", source.digest()));
        data.addProperty(BillOfMaterials.property("refit:rows", Long.toString(source.rows())));
        return data;
    }

    private Optional<ReleaseRecord> previous() throws IOException, JobFailedException {
        return request.previous() == null
                ? Optional.empty()
                : Optional.of(json("previous", request.previous(), ReleaseRecord.class))
                        .filter(release -> release.trained() != null);
    }

    private static <T> T json(String field, StoredFile file, Class<T> type) throws IOException, JobFailedException {
        return RefitJson.read(Files.readAllBytes(VerifiedFile.path(field, file)), type);
    }
}
