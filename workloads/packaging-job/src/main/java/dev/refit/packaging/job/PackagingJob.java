package dev.refit.packaging.job;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.release.Release;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.Job;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.job.VerifiedFile;
import dev.refit.packaging.job.document.Documents;
import dev.refit.packaging.job.examples.LibraryExamples;
import dev.refit.packaging.job.examples.RecordedExamples;
import dev.refit.packaging.job.holdout.RowScorer;
import dev.refit.packaging.job.library.InputField;
import dev.refit.packaging.job.library.Library;
import dev.refit.packaging.job.library.ReleaseFiles;
import dev.refit.packaging.job.library.TrainingRanges;
import dev.refit.packaging.job.model.CanonicalModel;
import dev.refit.packaging.job.model.ModelShape;
import dev.refit.packaging.job.model.PublishedDependencies;
import dev.refit.packaging.job.model.TimeLimit;
import dev.refit.packaging.job.origin.Origin;
import dev.refit.packaging.job.origin.Subject;
import dev.refit.packaging.job.parity.ParityCheck;
import dev.refit.packaging.job.parity.ParityRun;
import dev.refit.packaging.job.release.ReleaseBuilder;
import dev.refit.packaging.job.run.RunOrigin;
import dev.refit.packaging.job.upload.UploadReader;
import dev.refit.packaging.job.upload.UploadedMojo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a library from a model and proves it. */
public final class PackagingJob implements Job {
    /** Ingest takes no larger upload. */
    private static final long MOST_BYTES = 512L << 20;

    private static final Duration LONGEST_READING = Duration.ofMinutes(10);
    private static final Duration LONGEST_SCORING = Duration.ofMinutes(30);

    @Override
    public WorkloadResult run(WorkloadRequest request, JobFolder folder) throws Exception {
        if (request instanceof WorkloadRequest.PackageUpload upload) {
            Path mojo = mojo(upload, folder);
            byte[] bytes = bytes(upload, mojo);
            UploadedMojo checked = UploadedMojo.checked(mojo, bytes);
            ModelShape shape = shape(mojo, bytes);
            Origin origin = TimeLimit.within(
                    LONGEST_SCORING, "Scoring the examples", () -> UploadReader.read(upload, checked, shape, folder));
            return packaged(origin, shape, folder);
        }
        if (request instanceof WorkloadRequest.Package run) {
            Path mojo = mojo(run, folder);
            ModelShape shape = shape(mojo, bytes(run, mojo));
            return packaged(RunOrigin.of(run, shape), shape, folder);
        }
        throw new JobFailedException(
                Fault.PLATFORM,
                "wrong-request",
                "The packaging workload was given a request of kind "
                        + request.getClass().getSimpleName() + ", expected Package or PackageUpload.",
                "Start it with the request of the packaging stage.");
    }

    private static Path mojo(WorkloadRequest.Packaging request, JobFolder folder)
            throws IOException, JobFailedException {
        folder.progress(0.0, "Reading the model and its recorded examples");
        return VerifiedFile.path("mojo", request.artifact().file());
    }

    /** Reads the model once: what is checked, scored and packaged are the same bytes, which have the digest of the request. */
    private static byte[] bytes(WorkloadRequest.Packaging request, Path mojo) throws IOException, JobFailedException {
        if (Files.size(mojo) > MOST_BYTES) {
            throw new JobFailedException(
                    Fault.DATA,
                    "unreadable-mojo",
                    mojo + " has " + Files.size(mojo) + " bytes, expected a MOJO of at most " + MOST_BYTES + ".",
                    "Train a smaller model.");
        }
        byte[] bytes = Files.readAllBytes(mojo);
        String expected = request.artifact().file().sha256();
        if (!Digests.sha256(bytes).equals(expected)) {
            throw new JobFailedException(
                    Fault.DATA,
                    "content-changed",
                    "mojo: " + mojo + " changed while it was read, expected the SHA-256 " + expected + ".",
                    "Leave the file alone until it is packaged.");
        }
        return bytes;
    }

    private static ModelShape shape(Path mojo, byte[] bytes)
            throws IOException, InterruptedException, JobFailedException {
        return TimeLimit.within(LONGEST_READING, "Reading the model", () -> ModelShape.of(mojo, bytes));
    }

    private static WorkloadResult packaged(Origin origin, ModelShape shape, JobFolder folder)
            throws IOException, InterruptedException, JobFailedException {
        Library library = library(origin, shape);
        folder.progress(
                0.1,
                "Comparing " + String.join(", ", origin.comparedScorers()) + " on "
                        + library.recorded().count() + " rows");
        TimeLimit.within(LONGEST_SCORING, "Comparing the scorers", () -> {
            ParityCheck.pass(library);
            return library;
        });
        folder.progress(0.15, "Scoring the holdout and writing the documents");
        Documents documents = documents(library);

        folder.progress(0.2, "Generating sources");
        ReleaseBuilder builder = new ReleaseBuilder(folder, library, new ReleaseFiles(library, documents.entries()));
        builder.generate();
        folder.progress(0.3, "Compiling");
        builder.compile();
        folder.progress(0.6, "Building the jars");
        builder.assemble(documents);
        folder.progress(0.7, "Replaying " + library.examples().count() + " recorded predictions against the jar");
        ParityRun.prove(library, builder);
        builder.clean();
        folder.progress(1.0, "Proven: " + library.recorded().count() + " predictions, equal in every bit");
        return new WorkloadResult.Packaged(
                origin.request().runId(),
                new Release(
                        library.groupId(),
                        library.artifactId(),
                        library.version(),
                        files(builder.products()),
                        library.recorded().count()));
    }

    private static Library library(Origin origin, ModelShape shape) throws IOException, JobFailedException {
        PackagingSpec packaging = origin.request().packaging();
        RecordedExamples examples = RecordedExamples.read(origin.examples(), shape);
        return new Library(
                origin,
                shape,
                InputField.of(shape, examples, origin.types(), Library.enumNames(packaging)),
                examples,
                new LibraryExamples(shape, examples, packaging.examples(), origin.proofDetails()),
                new TrainingRanges(origin.schema()));
    }

    private static Documents documents(Library library) throws IOException, JobFailedException {
        ModelShape shape = library.shape();
        Subject subject = new Subject(
                library.request().packaging().maven(),
                library.version(),
                library.request().artifact().file(),
                library.folder() + library.mojoResource(),
                CanonicalModel.digest(shape.mojo()),
                shape.selfContained() ? List.of() : PublishedDependencies.of(shape));
        String scorer = shape.selfContained() ? "Refit's own scorer" : "H2O's genmodel";
        return Documents.of(library.origin(), subject, RowScorer.of(shape.scorer(), scorer));
    }

    private static Map<String, StoredFile> files(Map<String, Path> products) throws IOException {
        Map<String, StoredFile> files = new LinkedHashMap<>();
        for (Map.Entry<String, Path> product : products.entrySet()) {
            files.put(product.getKey(), JobFolder.stored(product.getValue()));
        }
        return files;
    }
}
