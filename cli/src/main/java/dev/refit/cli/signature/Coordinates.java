package dev.refit.cli.signature;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a release is in a Maven repository. */
record Coordinates(String groupId, String artifactId, String version) {
    private static final Pattern FORM = Pattern.compile("([\\w.-]+):([\\w.-]+):([\\w.-]+)");

    /** Empty when the text has another form than {@code GROUP:ARTIFACT:VERSION}. */
    static Optional<Coordinates> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() && !text.contains("..")
                ? Optional.of(new Coordinates(form.group(1), form.group(2), form.group(3)))
                : Optional.empty();
    }

    String jar() {
        return artifactId + "-" + version + ".jar";
    }

    String pom() {
        return artifactId + "-" + version + ".pom";
    }

    /** What a library's jar has within, whose name tells the group and the artifact that it was built for. */
    String pomWithin() {
        return "META-INF/maven/" + groupId + "/" + artifactId + "/pom.xml";
    }

    /** The path of a file of the release, which may be of another artifact of the same group and version. */
    String path(String name) {
        int end = name.lastIndexOf("-" + version);
        String artifact = end < 0 ? artifactId : name.substring(0, end);
        return groupId.replace('.', '/') + "/" + artifact + "/" + version + "/" + name;
    }

    @Override
    public String toString() {
        return groupId + ":" + artifactId + ":" + version;
    }
}
