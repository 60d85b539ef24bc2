package dev.refit.packaging.job.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.packaging.job.origin.Origin;
import dev.refit.packaging.job.origin.Subject;
import java.util.Map;
import java.util.TreeMap;

/** Writes the provenance of a model: an in-toto statement, version 1, whose predicate is SLSA's provenance, version 1. */
record Provenance(Subject subject, Origin origin) {
    private static final ObjectMapper JSON = RefitJson.mapper();

    /**
     * Writes the statement about the model and about files of the release.
     *
     * @param files SHA-256 by name
     */
    String json(Map<String, String> files) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("_type", "https://in-toto.io/Statement/v1");
        ArrayNode subjects = statement.putArray("subject");
        ObjectNode mojo = subjects.addObject().put("name", subject.mojoName());
        mojo.putObject("digest").put("sha256", subject.mojo().sha256()).put("refit-model-v1", subject.canonicalModel());
        new TreeMap<>(files).forEach((name, sha256) -> subjects.addObject()
                .put("name", name)
                .putObject("digest")
                .put("sha256", sha256));
        statement.put("predicateType", "https://slsa.dev/provenance/v1");
        ObjectNode predicate = statement.putObject("predicate");
        predicate.set("buildDefinition", origin.buildDefinition(subject));
        predicate.set("runDetails", origin.runDetails());
        return statement.toPrettyString() + "\n";
    }
}
