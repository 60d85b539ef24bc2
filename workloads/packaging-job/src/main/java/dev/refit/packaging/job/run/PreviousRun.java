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

    private PreviousRun(
            WorkloadRequest.Package request,
            ReleaseRecord release,
            Optional<ModelSchema> before,
            Optional<ModelSchema> now) {
        this.request = request;
        this.release = release;
        this.before = before;
        this.now = now;
    }

    /** @param schema the schema of the model that is packaged now, as JSON */
    static PreviousRun of(WorkloadRequest.Package request, ReleaseRecord release, Optional<byte[]> schema)
            throws IOException, JobFailedException {
        if (release.schema() == null || schema.isEmpty()) {
            return new PreviousRun(request, release, Optional.empty(), Optional.empty());
        }
        byte[] json = Files.readAllBytes(VerifiedFile.path("previous.schema", release.schema()));
        return new PreviousRun(
                request,
                release,
                Optional.of(RefitJson.read(json, ModelSchema.class)),
                schema.map(known -> RefitJson.read(known, ModelSchema.class)));
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
