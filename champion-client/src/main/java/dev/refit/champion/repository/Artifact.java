package dev.refit.champion.repository;

import java.util.regex.Pattern;

/** A library, whatever its version. */
public record Artifact(String groupId, String artifactId) {
    /** The artifact whose newest version's only dependency is the champion. */
    private static final String POINTER = "-champion";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");

    /** @throws IllegalArgumentException if the text is not {@code groupId:artifactId} */
    public static Artifact parse(String coordinates) {
        String[] parts = coordinates.split(":", -1);
        if (parts.length != 2
                || !ID.matcher(parts[0]).matches()
                || !ID.matcher(parts[1]).matches()) {
            throw new IllegalArgumentException("coordinates: got '" + coordinates + "', expected groupId:artifactId");
        }
        return new Artifact(parts[0], parts[1]);
    }

    public String coordinates(Version version) {
        return this + ":" + version;
    }

    Artifact pointer() {
        return new Artifact(groupId, artifactId + POINTER);
    }

    String metadata() {
        return folder() + "maven-metadata.xml";
    }

    String path(Version version, String ending) {
        return folder() + version + "/" + name(version, ending);
    }

    String name(Version version, String ending) {
        return artifactId + "-" + version + ending;
    }

    private String folder() {
        return groupId.replace('.', '/') + "/" + artifactId + "/";
    }

    @Override
    public String toString() {
        return groupId + ":" + artifactId;
    }
}
