package dev.refit.packaging.job.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.events.ModelSchema;
import dev.refit.events.RefitJson;
import dev.refit.events.ReleaseRecord;
import dev.refit.events.SchemaChange;
import dev.refit.events.definition.StoredFile;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.job.VerifiedFile;
import dev.refit.store.ArtifactStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Dependency;

/** The documents of one release. */
public final class Documents {
    private static final String FOLDER = "META-INF/refit/";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Provenance provenance;
    private final String bill;

    private Documents(Provenance provenance, String bill) {
        this.provenance = provenance;
        this.bill = bill;
    }

    /**
     * Writes the documents, and scores the recorded holdout for them.
     *
     * @param mojo the model's file, which is what the request says
     * @param mojoName its path in the library
     * @param scorer the library's
     * @param dependencies what the library needs to score
     * @throws JobFailedException when the holdout is scored otherwise than in H2O, or a file is not what the request says
     */
    public static Documents of(
            WorkloadRequest.Package request,
            Path mojo,
            String mojoName,
            RowScorer scorer,
            List<Dependency> dependencies)
            throws IOException, JobFailedException {
        Optional<ReleaseRecord> previous = request.previous() == null
                ? Optional.empty()
                : Optional.of(json("previous", request.previous(), ReleaseRecord.class))
                        .filter(release -> release.trained() != null);
        Subject subject = new Subject(request, mojo, mojoName, CanonicalModel.digest(mojo), dependencies, previous);
        Optional<HoldoutReport> holdout = Optional.empty();
        if (request.model().scoredHoldout() != null) {
            Path scored = VerifiedFile.path("scoredHoldout", request.model().scoredHoldout());
            holdout = Optional.of(HoldoutReport.of(scorer, scored));
        }
        Documents documents = new Documents(new Provenance(subject), new BillOfMaterials(subject, scorer).json());
        Page card = ModelCard.of(subject, scorer, holdout);
        documents.add(FOLDER + "MODEL-CARD.md", card.markdown());
        documents.add(FOLDER + "MODEL-CARD.html", card.html());
        documents.add(FOLDER + "RELEASE-NOTES.md", notes(subject, scorer).markdown());
        documents.add(FOLDER + "provenance.json", documents.provenance.json(Map.of()));
        documents.add("META-INF/sbom/bom.cdx.json", documents.bill);
        return documents;
    }

    /** What stands in the library, by its path there. */
    public Map<String, byte[]> entries() {
        return entries;
    }

    /**
     * What is released beside the library, by classifier and extension; unlike the one inside, this provenance speaks of
     * the release's files as well.
     *
     * @param files SHA-256 by file name
     */
    public Map<String, byte[]> attachments(Map<String, String> files) {
        return Map.of(
                "cdx.json", bill.getBytes(UTF_8),
                "provenance.json", provenance.json(files).getBytes(UTF_8));
    }

    private void add(String path, String text) {
        entries.put(path, text.getBytes(UTF_8));
    }

    private static Page notes(Subject subject, RowScorer scorer) throws IOException, JobFailedException {
        if (subject.previous().isEmpty()) {
            return ReleaseNotes.of(subject, Optional.empty(), Optional.empty());
        }
        ReleaseRecord previous = subject.previous().get();
        StoredFile schema = subject.request().model().schema();
        if (previous.schema() == null || schema == null) {
            return ReleaseNotes.of(subject, Optional.empty(), Optional.empty());
        }
        ModelSchema before = json("previous.schema", previous.schema(), ModelSchema.class);
        ModelSchema now = json("schema", schema, ModelSchema.class);
        Optional<PredictionShift> shift = Optional.empty();
        StoredFile examples = previous.trained().model().examples();
        boolean comparable = before.response().name().equals(now.response().name())
                && before.response().labels().isEmpty()
                        == now.response().labels().isEmpty();
        // The files of an old run may have been removed to make room; its record and its schema stay.
        if (comparable && ArtifactStores.object(examples.uri()).state().isPresent()) {
            Path recorded = VerifiedFile.path("previous.examples", examples);
            shift = Optional.of(
                    PredictionShift.between(recorded, before.response().labels(), scorer));
        }
        return ReleaseNotes.of(subject, Optional.of(SchemaChange.between(before, now)), shift);
    }

    private static <T> T json(String field, StoredFile file, Class<T> type) throws IOException, JobFailedException {
        return RefitJson.read(Files.readAllBytes(VerifiedFile.path(field, file)), type);
    }
}
