package dev.refit.packaging.job.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.holdout.HoldoutReport;
import dev.refit.packaging.job.holdout.RowScorer;
import dev.refit.packaging.job.origin.Origin;
import dev.refit.packaging.job.origin.Subject;
import dev.refit.packaging.job.page.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
     * Writes the documents of a release, and scores the recorded rows for its model card.
     *
     * @throws JobFailedException if the library scores a recorded row differently than H2O did, or if a file is not the one
     *     in the request
     */
    public static Documents of(Origin origin, Subject subject, RowScorer scorer)
            throws IOException, JobFailedException {
        Optional<Path> scored = origin.scoredRows();
        Optional<HoldoutReport> report =
                scored.isPresent() ? Optional.of(HoldoutReport.of(scorer, scored.get())) : Optional.empty();
        Documents documents =
                new Documents(new Provenance(subject, origin), new BillOfMaterials(subject, scorer, origin).json());
        Page card = ModelCard.of(origin, subject, scorer, report);
        documents.add(FOLDER + "MODEL-CARD.md", card.markdown());
        documents.add(FOLDER + "MODEL-CARD.html", card.html());
        documents.add(
                FOLDER + "RELEASE-NOTES.md",
                ReleaseNotes.of(origin, subject, scorer).markdown());
        documents.add(FOLDER + "provenance.json", documents.provenance.json(Map.of()));
        documents.add("META-INF/sbom/bom.cdx.json", documents.bill);
        return documents;
    }

    /** Returns the documents within the library by their path. */
    public Map<String, byte[]> entries() {
        return entries;
    }

    /**
     * Returns the documents beside the library by classifier and extension. In contrast to the provenance within the
     * library, this one covers the files of the release as well.
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
