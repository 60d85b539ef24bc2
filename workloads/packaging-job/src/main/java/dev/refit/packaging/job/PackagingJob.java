package dev.refit.packaging.job;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.release.Release;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.Job;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.job.VerifiedFile;
import dev.refit.packaging.job.document.Documents;
import dev.refit.packaging.job.document.RowScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a library of a model and proves it. */
public final class PackagingJob implements Job {

    @Override
    public WorkloadResult run(WorkloadRequest request, JobFolder folder) throws Exception {
        if (!(request instanceof WorkloadRequest.Packaging asked)) {
            throw new JobFailedException(
                    Fault.PLATFORM,
                    "wrong-request",
                    "The packaging workload was given a request of kind "
                            + request.getClass().getSimpleName() + ", expected Package or PackageUpload.",
                    "Start it with the request of the packaging stage.");
        }
        folder.progress(0.0, "Reading the model and its recorded examples");
        Path mojoFile = VerifiedFile.path("mojo", asked.artifact().file());
        Library library = library(asked, mojoFile, folder);

        folder.progress(
                0.1,
                "Comparing " + String.join(", ", library.origin().compared()) + " on "
                        + library.recorded().count() + " rows");
        ParityCheck.pass(library);
        folder.progress(0.15, "Scoring the holdout and writing the documents");
        ModelShape shape = library.shape();
        Documents documents = library.origin()
                .documents(
                        mojoFile,
                        library.folder() + library.mojoResource(),
                        RowScorer.of(shape.scorer(), shape.selfContained() ? "Refit's own scorer" : "H2O's genmodel"),
                        shape.selfContained() ? List.of() : PublishedDependencies.of(shape));

        folder.progress(0.2, "Generating sources");
        Workshop workshop = new Workshop(folder, library, new ReleaseFiles(library, documents.entries()));
        workshop.generate();
        folder.progress(0.3, "Compiling");
        workshop.compile();
        folder.progress(0.6, "Building the jars");
        workshop.assemble(documents);
        folder.progress(0.7, "Replaying " + library.examples().count() + " recorded predictions against the jar");
        ParityRun.prove(library, workshop);
        workshop.clean();
        folder.progress(1.0, "Proven: " + library.recorded().count() + " predictions, equal in every bit");
        return new WorkloadResult.Packaged(
                asked.runId(),
                new Release(
                        library.groupId(),
                        library.artifactId(),
                        library.version(),
                        files(workshop.products()),
                        library.recorded().count()));
    }

    private static Library library(WorkloadRequest.Packaging asked, Path mojoFile, JobFolder folder)
            throws IOException, JobFailedException {
        ModelShape shape;
        Origin origin;
        if (asked instanceof WorkloadRequest.PackageUpload upload) {
            UploadedMojo mojo = UploadedMojo.checked(mojoFile);
            shape = ModelShape.of(mojoFile);
            origin = UploadOrigin.of(upload, mojo, shape, folder);
        } else {
            shape = ModelShape.of(mojoFile);
            origin = RunOrigin.of((WorkloadRequest.Package) asked, shape);
        }
        RecordedExamples examples = RecordedExamples.read(origin.examples(), shape);
        return new Library(
                origin,
                shape,
                InputField.of(shape, examples, origin.types(), Library.enumNames(asked.packaging())),
                examples,
                new LibraryExamples(shape, examples, asked.packaging().examples(), origin.account()),
                new Ranges(origin.schema()));
    }

    private static Map<String, StoredFile> files(Map<String, Path> products) throws IOException {
        Map<String, StoredFile> files = new LinkedHashMap<>();
        for (Map.Entry<String, Path> product : products.entrySet()) {
            files.put(product.getKey(), JobFolder.stored(product.getValue()));
        }
        return files;
    }
}
