package dev.refit.packaging.job;

import dev.refit.model.examples.Digests;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands in the main jar beside its classes, by path. */
final class ReleaseFiles {
    static final String PROVENANCE = "META-INF/refit/provenance.json";
    static final String SCHEMA = "META-INF/refit/schema.json";
    static final String PROOF = "META-INF/refit/proof.json";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final byte[] mojo;
    private final byte[] examples;

    /** @param documents the statement of {@link #PROVENANCE} among them */
    ReleaseFiles(Library library, Map<String, byte[]> documents) {
        this.mojo = library.shape().mojo();
        this.examples = library.examples().text().getBytes(StandardCharsets.UTF_8);
        files.put(library.folder() + library.mojoResource(), mojo);
        files.put(library.folder() + library.examplesResource(), examples);
        files.putAll(documents);
        files.put(PROOF, library.examples().account());
        library.origin().schema().ifPresent(schema -> files.put(SCHEMA, schema));
        files.put(
                "META-INF/native-image/" + library.groupId() + "/" + library.artifactId() + "/resource-config.json",
                nativeResources(library).getBytes(StandardCharsets.UTF_8));
    }

    Map<String, byte[]> all() {
        return files;
    }

    String mojoDigest() {
        return Digests.of(mojo);
    }

    String examplesDigest() {
        return Digests.of(examples);
    }

    String provenanceDigest() {
        return Digests.of(files.get(PROVENANCE));
    }

    /** A native image holds only the resources that it is told of. */
    private static String nativeResources(Library library) {
        String folder = library.folder();
        return """
                {"resources":{"includes":[
                  {"pattern":"\\\\Q%s\\\\E"},
                  {"pattern":"\\\\Q%s\\\\E"},
                  {"pattern":"\\\\Q%s\\\\E"}]}}
                """
                .formatted(folder + library.mojoResource(), folder + library.examplesResource(), PROVENANCE);
    }
}
