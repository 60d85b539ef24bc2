package dev.refit.packaging.job.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cyclonedx.model.Component;

/** What the documents of a release tell of where its model comes from. */
interface Background {
    /** What the id is one of: {@code run} or {@code upload}. */
    String kind();

    String id();

    Page card();

    Page notes() throws IOException, JobFailedException;

    /** As SLSA's provenance has it. */
    ObjectNode buildDefinition();

    /** As SLSA's provenance has it. */
    ObjectNode runDetails();

    /** H2O's short name of the algorithm. */
    String algorithm();

    /** Metrics by the rows that they are of, then by name. */
    Map<String, Map<String, Double>> metrics();

    /** The data that it was made of, as far as that is known. */
    List<Component> data();
}
