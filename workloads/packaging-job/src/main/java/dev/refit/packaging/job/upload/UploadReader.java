package dev.refit.packaging.job.upload;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.job.VerifiedFile;
import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.packaging.job.model.ModelShape;
import dev.refit.run.release.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the rows of an upload, records what h2o-genmodel predicts for them, and decides on the version of the release. */
public final class UploadReader {
    private UploadReader() {}

    /**
     * Reads an upload. The recorded predictions are written to the job's folder.
     *
     * @throws JobFailedException if the rows do not fit the model, or if the model scores none of them
     */
    public static UploadOrigin read(
            WorkloadRequest.PackageUpload request, UploadedMojo mojo, ModelShape shape, JobFolder folder)
            throws IOException, JobFailedException {
        UploadedModel upload = request.upload();
        Path csv = VerifiedFile.path("examples", upload.examples());
        UploadedRows rows = UploadedRows.read(csv, shape.info());
        UploadedExamples recorder = new UploadedExamples(shape);
        List<double[]> made = recorder.made(rows.rows());
        Path recorded = folder.file("examples.tsv");
        recorder.record(recorded, rows.rows(), made);
        long refused = recorder.refused();
        if (refused == rows.rows().size()) {
            throw new JobFailedException(
                    Fault.DATA,
                    "unreadable-examples",
                    csv + ": the model scores none of the " + refused + " rows, as it skips rows with missing values.",
                    "Give rows in which every input of the model has a value.");
        }
        Optional<Path> scored = Optional.empty();
        int actual =
                rows.noClass().values().stream().mapToInt(Integer::intValue).sum();
        if (rows.haveResponse() && actual < rows.rows().size()) {
            scored = Optional.of(folder.file("scored.tsv"));
            recorder.score(scored.get(), rows.rows());
        }
        List<String> compared =
                shape.selfContained() ? List.of("h2o-genmodel", "the library's scorer") : List.of("h2o-genmodel");
        ModelSchema schema = schema(shape.info(), request.packaging().levelsAreConstants());
        return new UploadOrigin(
                request.version() == null
                        ? request.withVersion(
                                version(request.previous(), schema).toString())
                        : request,
                recorded,
                new UploadFindings(
                        mojo.modelIni(),
                        schema,
                        rows.rows().size(),
                        made.size(),
                        refused,
                        rows.lacking(),
                        rows.unread(),
                        rows.unknown(),
                        rows.blanks(),
                        rows.noClass(),
                        shape.limits().calibrated(),
                        compared,
                        scored));
    }

    private static ReleaseVersion version(WorkloadRequest.Previous previous, ModelSchema now)
            throws IOException, JobFailedException {
        if (previous == null) {
            return ReleaseVersion.FIRST;
        }
        ReleaseVersion before = ReleaseVersion.parse(previous.version())
                .orElseThrow(
                        () -> Checks.invalid("previous.version", previous.version(), "three numbers, such as 1.0.0"));
        Optional<ModelSchema> known = Optional.empty();
        if (previous.schema() != null) {
            byte[] json = Files.readAllBytes(VerifiedFile.path("previous.schema", previous.schema()));
            known = Optional.of(RefitJson.read(json, ModelSchema.class));
        }
        return before.next(known, Optional.of(now));
    }

    private static ModelSchema schema(ModelInfo info, boolean constants) {
        return new ModelSchema(
                info.inputs().stream().map(column -> input(column, constants)).toList(),
                new ModelSchema.Response(info.response(), info.isClassifier() ? info.labels() : List.of()));
    }

    private static ModelSchema.Input input(Column column, boolean constants) {
        return column.isCategorical()
                ? ModelSchema.Input.categorical(column.name(), column.levels(), constants)
                : new ModelSchema.Input(column.name(), ModelSchema.Kind.NUMERIC, List.of());
    }
}
