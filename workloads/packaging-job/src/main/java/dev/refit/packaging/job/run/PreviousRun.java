package dev.refit.packaging.job.run;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.job.VerifiedFile;
import dev.refit.packaging.job.holdout.PredictionShift;
import dev.refit.packaging.job.holdout.RowScorer;
import dev.refit.packaging.job.origin.NumberBasis;
import dev.refit.packaging.job.origin.PreviousRelease;
import dev.refit.packaging.job.page.Page;
import dev.refit.run.release.SchemaChange;
import dev.refit.store.ArtifactStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The last release that a run has made of the same library. */
final class PreviousRun implements PreviousRelease {
    private final WorkloadRequest.Package request;
    private final ReleaseRecord release;
    private final Optional<ModelSchema> before;
    private final Optional<ModelSchema> now;
    private final Optional<NumberBasis> basis;

    private PreviousRun(
            WorkloadRequest.Package request,
            ReleaseRecord release,
            Optional<ModelSchema> before,
            Optional<ModelSchema> now,
            Optional<NumberBasis> basis) {
        this.request = request;
        this.release = release;
        this.before = before;
        this.now = now;
        this.basis = basis;
    }

    /** @param schema the schema of the model that is packaged now, as JSON */
    static PreviousRun of(WorkloadRequest.Package request, ReleaseRecord release, Optional<byte[]> schema)
            throws IOException, JobFailedException {
        Optional<ModelSchema> before = schema("previous.schema", release);
        Optional<ModelSchema> now = schema.map(json -> RefitJson.read(json, ModelSchema.class));
        return before.isPresent() && now.isPresent()
                ? new PreviousRun(request, release, before, now, basis(request, now))
                : new PreviousRun(request, release, Optional.empty(), Optional.empty(), basis(request, now));
    }

    private static Optional<NumberBasis> basis(WorkloadRequest.Package request, Optional<ModelSchema> now)
            throws IOException, JobFailedException {
        if (request.basis() == null) {
            return Optional.empty();
        }
        Path file = VerifiedFile.path("basis", request.basis());
        ReleaseRecord decided = RefitJson.read(Files.readAllBytes(file), ReleaseRecord.class);
        Optional<ModelSchema> before = schema("basis.schema", decided);
        return Optional.of(new NumberBasis(
                decided.version(), before.flatMap(known -> now.map(current -> SchemaChange.between(known, current)))));
    }

    private static Optional<ModelSchema> schema(String field, ReleaseRecord release)
            throws IOException, JobFailedException {
        return release.schema() == null
                ? Optional.empty()
                : Optional.of(RefitJson.read(
                        Files.readAllBytes(VerifiedFile.path(field, release.schema())), ModelSchema.class));
    }

    @Override
    public String summary() {
        return "It is compared with " + release.version() + ", which the run " + release.run() + " made for "
                + release.trained().run().partition() + ".";
    }

    @Override
    public Optional<List<SchemaChange>> schemaChanges() {
        return before.map(known -> SchemaChange.between(known, now.orElseThrow()));
    }

    @Override
    public Optional<NumberBasis> basis() {
        return basis;
    }

    @Override
    public void describeChanges(Page page, RowScorer scorer) throws IOException, JobFailedException {
        new RunChanges(request, release, page).describe(shift(scorer));
    }

    /** Compares the predictions. The result is empty if they cannot be compared. */
    private Optional<PredictionShift> shift(RowScorer scorer) throws IOException, JobFailedException {
        if (before.isEmpty()
                || !isComparable(before.get().response(), now.orElseThrow().response())) {
            return Optional.empty();
        }
        // The files of an old run may have been deleted to free space. Its record and its schema stay.
        StoredFile examples = release.trained().model().examples();
        if (ArtifactStores.object(examples.uri()).state().isEmpty()) {
            return Optional.empty();
        }
        Path recorded = VerifiedFile.path("previous.examples", examples);
        return Optional.of(
                PredictionShift.between(recorded, before.get().response().labels(), scorer));
    }

    private static boolean isComparable(ModelSchema.Response one, ModelSchema.Response other) {
        return one.name().equals(other.name())
                && one.labels().isEmpty() == other.labels().isEmpty();
    }
}
