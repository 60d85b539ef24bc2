package dev.refit.packaging.job.upload;

import dev.refit.events.RefitJson;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.job.VerifiedFile;
import dev.refit.packaging.job.holdout.RowScorer;
import dev.refit.packaging.job.origin.NumberBasis;
import dev.refit.packaging.job.origin.PreviousRelease;
import dev.refit.packaging.job.page.Page;
import dev.refit.run.release.SchemaChange;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The last release of the library that an upload makes. Nothing but its schema is known. */
record PreviousUpload(String version, Optional<List<SchemaChange>> schemaChanges) implements PreviousRelease {
    static PreviousUpload of(WorkloadRequest.Previous previous, ModelSchema now)
            throws IOException, JobFailedException {
        if (previous.schema() == null) {
            return new PreviousUpload(previous.version(), Optional.empty());
        }
        byte[] json = Files.readAllBytes(VerifiedFile.path("previous.schema", previous.schema()));
        ModelSchema before = RefitJson.read(json, ModelSchema.class);
        return new PreviousUpload(previous.version(), Optional.of(SchemaChange.between(before, now)));
    }

    @Override
    public String summary() {
        return "It is compared with " + version + ".";
    }

    @Override
    public Optional<NumberBasis> basis() {
        return Optional.empty();
    }

    @Override
    public void describeChanges(Page page, RowScorer scorer) {}
}
