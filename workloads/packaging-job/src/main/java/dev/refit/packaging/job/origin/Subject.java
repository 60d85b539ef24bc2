package dev.refit.packaging.job.origin;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.MavenSpec;
import java.util.List;
import org.apache.maven.model.Dependency;

/**
 * The release that documents describe.
 *
 * @param mojo the file of the model
 * @param mojoName the path of that file within the library
 * @param canonicalModel the digest that identifies the model whenever and wherever it was trained
 * @param dependencies the dependencies that the library needs to score
 */
public record Subject(
        MavenSpec maven,
        String version,
        StoredFile mojo,
        String mojoName,
        String canonicalModel,
        List<Dependency> dependencies) {
    public String groupId() {
        return maven.groupId();
    }

    public String artifactId() {
        return maven.artifactId();
    }

    public String coordinates() {
        return groupId() + ":" + artifactId() + ":" + version;
    }

    /** Returns the package URL of the library. */
    public String purl() {
        return purl(groupId(), artifactId(), version);
    }

    public static String purl(String groupId, String artifactId, String version) {
        return "pkg:maven/" + groupId + "/" + artifactId + "@" + version;
    }
}
