package dev.refit.run.store;

import dev.refit.events.definition.MavenSpec;
import java.util.Optional;

/**
 * The folder of the release records of one refit, {@code releases/<refit>/}, or of one artifact of uploaded models, {@code
 * releases/<groupId>=<artifactId>/}. All paths are relative to the store's root.
 *
 * <pre>
 * VERSION.json                which run has VERSION
 * after/first.json            what the first release is
 * after/VERSION.json          what follows VERSION
 * runs/RUN.json               which version RUN has
 * schemas/SHA256.json         schemas, which outlive the files of their runs
 * requests/NAME.json          what a workload was asked (uploaded models only)
 * </pre>
 *
 * @param path the folder, with a slash at its end
 */
public record ReleaseFolder(String path) {
    /** The folder of all release records, ending in a slash. */
    public static final String ALL = "releases/";

    private static final String UPLOADS = "=";
    private static final String SUFFIX = ".json";

    /** The folder of a refit's releases. */
    public static ReleaseFolder of(String refit) {
        return new ReleaseFolder(ALL + refit + "/");
    }

    /** The folder of the uploaded models that are released under these coordinates. No refit has such a name. */
    public static ReleaseFolder of(MavenSpec maven) {
        return of(maven.groupId() + UPLOADS + maven.artifactId());
    }

    /** Whether it is that of uploaded models. */
    public boolean isOfUploads() {
        return name().contains(UPLOADS);
    }

    /** The name of the refit, or the coordinates of the uploaded models, {@code <groupId>=<artifactId>}. */
    public String name() {
        return path.substring(ALL.length(), path.length() - 1);
    }

    /** The record of a version. */
    public String version(String version) {
        return path + version + SUFFIX;
    }

    /** The version whose record a path is; empty for all that lies below other folders or is called otherwise. */
    public Optional<String> versionOf(String object) {
        if (!object.startsWith(path) || !object.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String name = object.substring(path.length());
        return name.contains("/") ? Optional.empty() : Optional.of(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** The record of what follows a version; empty: what the first release is. */
    public String after(Optional<String> version) {
        return path + "after/" + version.orElse("first") + SUFFIX;
    }

    /** The record of which version a run has. */
    public String run(String run) {
        return path + "runs/" + run + SUFFIX;
    }

    /** A schema. @param sha256 of its bytes */
    public String schema(String sha256) {
        return path + "schemas/" + sha256 + SUFFIX;
    }

    /** The request that a workload was given. */
    public String request(String name) {
        return path + "requests/" + name + SUFFIX;
    }
}
