package dev.refit.events.release;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import java.util.Map;

/**
 * A proven library that is not public yet.
 *
 * @param groupId its Maven coordinates, with {@code artifactId} and {@code version}
 * @param files by the Maven classifier and extension under which each is deployed: {@code jar}, {@code pom},
 *     {@code sources.jar}, {@code tests.jar}, {@code cdx.json}, {@code provenance.json}. A file of another artifact of the
 *     same group and version, published together with this one, has its artifact id and a slash in front: {@code
 *     delay-model-spark/jar}
 * @param examples the number of recorded predictions that the library reproduced, all of them equal in every bit; the
 *     library contains as many of them as the definition asks for
 */
public record Release(String groupId, String artifactId, String version, Map<String, StoredFile> files, long examples) {
    public Release {
        Checks.text("groupId", groupId);
        Checks.text("artifactId", artifactId);
        Checks.text("version", version);
        files = Checks.sorted("files", files);
        Checks.notNegative("examples", examples);
        if (!files.containsKey("jar") || !files.containsKey("pom")) {
            throw Checks.invalid("files", files.keySet(), "at least a jar and a pom");
        }
    }

    /** {@code groupId:artifactId:version}. */
    public String coordinates() {
        return groupId + ":" + artifactId + ":" + version;
    }
}
