package dev.refit.packaging.job.origin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the model of a library comes from, and what is known because of that. The library, its pom and all its documents
 * are made from this.
 */
public interface Origin {
    /** The slice of {@link #metricsBySlice} whose rows the model was not trained on. */
    String HOLDOUT = "holdout";

    /** What made the model. */
    enum Kind {
        RUN("run"),
        UPLOAD("upload");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** Names the kind in documents. */
        public String key() {
            return key;
        }
    }

    /** Tells what made the model. */
    Kind kind();

    /** Identifies the run or the upload. */
    String id();

    /** Returns the request with the version that the library has. */
    WorkloadRequest.Packaging request();

    /** Tells in a few words where the model comes from, for the pom and the Javadoc of the model class. */
    String provenanceText();

    /** Returns attributes for the manifest of each jar. */
    Map<String, String> manifest();

    /** Returns properties for the pom. */
    Map<String, String> properties();

    /** Returns the types of the columns in lower case, as far as they are known. */
    Map<String, String> types();

    /** Returns the file of recorded examples, in the format of {@code docs/recorded-examples.md}. */
    Path examples();

    /** Returns the model's {@code ModelSchema} as JSON. It is empty when an older training stage made the model. */
    Optional<byte[]> schema();

    /** Names the scorers that are compared. The first one recorded the examples. */
    List<String> comparedScorers();

    /** Returns what {@code proof.json} contains because of this origin. */
    Map<String, Object> proofDetails();

    /** Tells what to do when the scorers disagree. */
    String remedy();

    /** Returns H2O's short name of the algorithm. */
    String algorithm();

    /** Returns metrics by the part of the data that they were computed on, then by name. It is empty when none are known. */
    Map<String, Map<String, Double>> metricsBySlice();

    /** Returns the metrics on rows that the model was not trained on. */
    default Map<String, Double> metrics() {
        return metricsBySlice().getOrDefault(HOLDOUT, Map.of());
    }

    /** Lists the data that the model was made from, as far as it is known. */
    List<DataSource> data();

    /** Returns rows with predictions and responses, for the report in the model card. */
    Optional<Path> scoredRows() throws IOException, JobFailedException;

    /** Returns the {@code buildDefinition} of SLSA's provenance. */
    ObjectNode buildDefinition(Subject subject);

    /** Returns the {@code runDetails} of SLSA's provenance. */
    ObjectNode runDetails();

    /** Tells in one sentence what made the library, for the release notes. */
    String summary();

    /** Returns the parts of the model card that depend on the origin. */
    CardSections card();

    /** Returns the release that this one is compared with. It is empty for the first release. */
    Optional<PreviousRelease> previous() throws IOException, JobFailedException;
}
