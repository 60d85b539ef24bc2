package dev.refit.events.definition;

import dev.refit.events.checks.Checks;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which coordinates the library is released. Its Java package is the group id. Both become folders and files, whose
 * names may have 255 characters. What enters anew may have less ({@link #bounded}): the rest is for versions, classifiers and
 * what is written beside a file. Definitions and events of earlier releases stay readable.
 */
public record MavenSpec(String groupId, String artifactId) {
    /** The most characters of a group id that enters anew. */
    public static final int MAX_GROUP = 200;

    /** The most characters of an artifact id that enters anew. */
    public static final int MAX_ARTIFACT = 100;

    private static final String SPARK = "-spark";

    private static final int MAX_FILE_NAME = 255;

    private static final Pattern GROUP = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*");
    private static final Pattern ARTIFACT = Pattern.compile("[a-z][a-z0-9]*([-.][a-z0-9]+)*");

    public MavenSpec {
        require(groupId, artifactId, MAX_FILE_NAME, MAX_FILE_NAME);
    }

    /**
     * These coordinates, which enter anew, in a definition that is applied or with a model that is uploaded.
     *
     * @throws IllegalArgumentException when one is too long for that
     */
    public MavenSpec bounded() {
        require(groupId, artifactId, MAX_GROUP, MAX_ARTIFACT);
        return this;
    }

    /** The coordinates of the library's function of Spark's, which is published together with it. */
    public MavenSpec sparkFunction() {
        return new MavenSpec(groupId, artifactId + SPARK);
    }

    /** The coordinates of the library whose function of Spark's would have these; empty when none would. */
    public Optional<MavenSpec> asSparkFunctionOf() {
        return artifactId.endsWith(SPARK)
                ? Optional.of(new MavenSpec(groupId, artifactId.substring(0, artifactId.length() - SPARK.length())))
                : Optional.empty();
    }

    /** {@code groupId:artifactId}. */
    public String coordinates() {
        return groupId + ":" + artifactId;
    }

    private static void require(String groupId, String artifactId, int maxGroup, int maxArtifact) {
        if (!matches(groupId, GROUP, maxGroup)) {
            throw Checks.invalid(
                    "groupId",
                    groupId,
                    "a Java package name of at most " + MAX_GROUP + " characters, such as com.example.models");
        }
        if (!matches(artifactId, ARTIFACT, maxArtifact)) {
            throw Checks.invalid(
                    "artifactId",
                    artifactId,
                    "lower-case words joined by '-', at most " + MAX_ARTIFACT + " characters, such as delay-model");
        }
    }

    /** Looks at the length first: the expressions recurse with each word. */
    private static boolean matches(String value, Pattern form, int max) {
        return value != null && value.length() <= max && form.matcher(value).matches();
    }
}
