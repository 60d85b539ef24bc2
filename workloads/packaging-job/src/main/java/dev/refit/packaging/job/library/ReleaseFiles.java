package dev.refit.packaging.job.library;

import dev.refit.events.checks.Digests;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of the main jar other than classes, by path. */
public final class ReleaseFiles {
    public static final String PROVENANCE = "META-INF/refit/provenance.json";
    static final String SCHEMA = "META-INF/refit/schema.json";
    static final String PROOF = "META-INF/refit/proof.json";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final byte[] mojo;
    private final byte[] examples;

    /** @param documents the documents of the release, including {@link #PROVENANCE} */
    public ReleaseFiles(Library library, Map<String, byte[]> documents) {
        this.mojo = library.shape().mojo();
        this.examples = library.examples().text().getBytes(StandardCharsets.UTF_8);
        files.put(library.folder() + library.mojoResource(), mojo);
        files.put(library.folder() + library.examplesResource(), examples);
        files.putAll(documents);
        files.put(PROOF, library.examples().proofDetails());
        library.origin().schema().ifPresent(schema -> files.put(SCHEMA, schema));
        files.put(
                "META-INF/native-image/" + library.groupId() + "/" + library.artifactId() + "/resource-config.json",
                nativeResources(library).getBytes(StandardCharsets.UTF_8));
    }

    public Map<String, byte[]> all() {
        return files;
    }

    public String mojoDigest() {
        return Digests.sha256(mojo);
    }

    public String examplesDigest() {
        return Digests.sha256(examples);
    }

    public String provenanceDigest() {
        return Digests.sha256(files.get(PROVENANCE));
    }

    /** A native image keeps only the resources that this file lists. */
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
