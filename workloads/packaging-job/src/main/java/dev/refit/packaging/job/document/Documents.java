package dev.refit.packaging.job.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * Writes the documents of a model that is the outcome of a run, and scores the recorded holdout for them.
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
        Subject subject = subject(request, mojo, mojoName, dependencies);
        return written(subject, scorer, new RunBackground(request, subject, scorer));
    }

    /**
     * Writes the documents of a model from elsewhere.
     *
     * @param findings what the upload shows
     */
    public static Documents of(
            WorkloadRequest.PackageUpload request,
            UploadFindings findings,
            Path mojo,
            String mojoName,
            RowScorer scorer,
            List<Dependency> dependencies)
            throws IOException, JobFailedException {
        Subject subject = subject(request, mojo, mojoName, dependencies);
        return written(subject, scorer, new UploadBackground(request, findings, subject, scorer));
    }

    private static Subject subject(
            WorkloadRequest.Packaging request, Path mojo, String mojoName, List<Dependency> dependencies)
            throws IOException {
        return new Subject(
                request.packaging().maven(),
                request.version(),
                request.artifact().file(),
                mojoName,
                CanonicalModel.digest(mojo),
                dependencies);
    }

    private static Documents written(Subject subject, RowScorer scorer, Background background)
            throws IOException, JobFailedException {
        Documents documents = new Documents(
                new Provenance(subject, background), new BillOfMaterials(subject, scorer, background).json());
        Page card = background.card();
        documents.add(FOLDER + "MODEL-CARD.md", card.markdown());
        documents.add(FOLDER + "MODEL-CARD.html", card.html());
        documents.add(FOLDER + "RELEASE-NOTES.md", background.notes().markdown());
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
}
