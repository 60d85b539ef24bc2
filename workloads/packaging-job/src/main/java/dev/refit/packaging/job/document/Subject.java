package dev.refit.packaging.job.document;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.MavenSpec;
import java.util.List;
import org.apache.maven.model.Dependency;

/**
 * The release that is documented.
 *
 * @param mojo the model itself, in its file {@code mojoName} of the library
 * @param canonicalModel see {@link CanonicalModel}
 * @param dependencies what the library needs to score
 */
record Subject(
        MavenSpec maven,
        String version,
        StoredFile mojo,
        String mojoName,
        String canonicalModel,
        List<Dependency> dependencies) {
    String groupId() {
        return maven.groupId();
    }

    String artifactId() {
        return maven.artifactId();
    }

    String coordinates() {
        return groupId() + ":" + artifactId() + ":" + version;
    }

    /** A package URL of the library. */
    String purl() {
        return purl(groupId(), artifactId(), version);
    }

    static String purl(String groupId, String artifactId, String version) {
        return "pkg:maven/" + groupId + "/" + artifactId + "@" + version;
    }
}
