package dev.refit.packaging.job;

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
import dev.refit.packaging.job.document.Documents;
import dev.refit.packaging.job.document.RowScorer;
import dev.refit.packaging.job.document.UploadFindings;
import dev.refit.run.release.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.model.Dependency;

/**
 * Somebody who has trained a model elsewhere.
 *
 * @param examples what h2o-genmodel says of the rows that were given with it, and of made-up ones
 */
record UploadOrigin(WorkloadRequest.PackageUpload request, Path examples, UploadFindings findings) implements Origin {

    /** Reads the rows that were given, and records what genmodel says of them in the job's folder. */
    static UploadOrigin of(WorkloadRequest.PackageUpload request, UploadedMojo mojo, ModelShape shape, JobFolder folder)
            throws IOException, JobFailedException {
        UploadedModel upload = request.upload();
        Path csv = VerifiedFile.path("examples", upload.examples());
        UploadedRows rows = UploadedRows.read(csv, shape.info());
        UploadedExamples recorder = new UploadedExamples(shape);
        List<UploadedRows.Row> made = recorder.made(rows.rows());
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
        if (rows.haveResponse()) {
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

    @Override
    public String id() {
        return request.upload().id();
    }

    @Override
    public String madeBy() {
        return "The upload";
    }

    @Override
    public String story() {
        return "made of the uploaded model " + request.upload().name();
    }

    @Override
    public Map<String, String> manifest() {
        return Map.of("Refit-Upload", id());
    }

    @Override
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("refit.upload", id());
        properties.put("refit.upload.model", request.upload().name());
        properties.put("refit.upload.examples", request.upload().examples().sha256());
        if (findings.modelIni().containsKey("h2o_version")) {
            properties.put("refit.upload.h2o", findings.modelIni().get("h2o_version"));
        }
        return properties;
    }

    @Override
    public Map<String, Double> metrics() {
        return Map.of();
    }

    /** A MOJO does not tell whole numbers and flags from others. */
    @Override
    public Map<String, String> types() {
        return Map.of();
    }

    @Override
    public Optional<byte[]> schema() {
        return Optional.of(RefitJson.bytes(findings.schema()));
    }

    @Override
    public List<String> compared() {
        return findings.compared();
    }

    @Override
    public Map<String, Object> account() {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("compared", compared());
        account.put("rowsGiven", findings.given());
        account.put("rowsNotScored", findings.refused());
        account.put("inputsWithoutColumn", findings.lacking());
        account.put("columnsNotRead", findings.unread());
        account.put("rowsWithUnknownText", findings.unknown());
        return account;
    }

    @Override
    public String disagreement() {
        return "No other attempt will help: Refit does not score this model as H2O's own library does. Please report it,"
                + " with the model if you may.";
    }

    @Override
    public Documents documents(Path mojo, String mojoName, RowScorer scorer, List<Dependency> dependencies)
            throws IOException, JobFailedException {
        return Documents.of(request, findings, mojo, mojoName, scorer, dependencies);
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
