package dev.refit.bills;

import java.util.Arrays;

/**
 * Where a library lies in a Maven repository.
 *
 * @param classifier empty without one
 */
record Coordinates(String group, String artifact, String version, String classifier) {
    /**
     * Reads a path below a Maven repository, {@code io/netty/netty-common/4.1.1/netty-common-4.1.1.jar}.
     *
     * @throws IllegalArgumentException if the path is none of a jar in a Maven repository
     */
    static Coordinates ofPath(String path) {
        String[] names = path.split("/", -1);
        int last = names.length - 1;
        if (last >= 3) {
            String version = names[last - 1];
            String artifact = names[last - 2];
            String start = artifact + "-" + version;
            String file = names[last];
            if (file.startsWith(start) && file.endsWith(".jar")) {
                String rest = file.substring(start.length(), file.length() - ".jar".length());
                if (rest.isEmpty() || rest.startsWith("-")) {
                    String group = String.join(".", Arrays.copyOf(names, last - 2));
                    return new Coordinates(group, artifact, version, rest.isEmpty() ? "" : rest.substring(1));
                }
            }
        }
        throw new IllegalArgumentException(
                path + ": expected GROUP/ARTIFACT/VERSION/ARTIFACT-VERSION.jar below a Maven repository");
    }

    /** What advisories of Maven's ecosystem call the library. */
    String name() {
        return group + ":" + artifact;
    }

    /** The file name of the jar in a Maven repository, and in the folders of workloads. */
    String fileName() {
        return artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }

    String purl() {
        return "pkg:maven/" + group + "/" + artifact + "@" + version
                + (classifier.isEmpty() ? "" : "?classifier=" + classifier);
    }
}
