package dev.refit.packaging.job;

import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.document.Documents;
import dev.refit.packaging.job.document.RowScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Dependency;

/** Where the model of a library comes from, and what is known because of that. */
sealed interface Origin permits RunOrigin, UploadOrigin {
    /** The run, or the upload where there was none. */
    String id();

    /** What was asked for, with the version that the library has. */
    WorkloadRequest.Packaging request();

    /** What made the library, as the first words of a sentence. */
    String madeBy();

    /** What the pom says of the model. */
    String story();

    /** Attributes of the manifest of its jars. */
    Map<String, String> manifest();

    /** Properties of its pom. */
    Map<String, String> properties();

    /** On rows that the model was not trained on; empty when there are none that are known to be such. */
    Map<String, Double> metrics();

    /** Of the columns, as far as they are known, in lower case. */
    Map<String, String> types();

    /** In the format of {@code docs/recorded-examples.md}. */
    Path examples();

    /** The model's {@code ModelSchema} as JSON; empty when an older training stage made the model. */
    Optional<byte[]> schema();

    /** Who has said what the library must say, and who says the same. */
    List<String> compared();

    /** What the account of the proof tells because of that. */
    Map<String, Object> account();

    /** What to do when these do not say the same. */
    String disagreement();

    /** @see Documents */
    Documents documents(Path mojo, String mojoName, RowScorer scorer, List<Dependency> dependencies)
            throws IOException, JobFailedException;
}
