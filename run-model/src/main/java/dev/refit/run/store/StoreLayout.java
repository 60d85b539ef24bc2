package dev.refit.run.store;

/**
 * Where in the artifact store everything lies that belongs to no single run. All paths are relative to the store's root.
 * Files named by their SHA-256 are written once and never change.
 *
 * @see RunFolder
 * @see ReleaseFolder
 */
public final class StoreLayout {
    /** The folder of files that were copied when they arrived, ending in a slash. */
    public static final String ARRIVALS = "arrivals/";

    /** The folder of files that somebody uploaded, ending in a slash. */
    public static final String UPLOADS = "uploads/";

    private StoreLayout() {}

    /** The jar that a definition names. @param sha256 of the jar */
    public static String definitionJar(String refit, String sha256) {
        return "definitions/" + sha256 + "/" + refit + ".jar";
    }

    /** A file of a partition that was copied when it arrived. @param sha256 of the file */
    public static String arrival(String dataset, String partition, String sha256, String name) {
        return ARRIVALS + dataset + "/" + partition + "/" + sha256 + "/" + name;
    }

    /**
     * A file that somebody uploaded, such as a model.
     *
     * @param sha256 of the file
     * @param name as its sender calls it; characters that have a meaning in paths are replaced by {@code _}
     */
    public static String upload(String sha256, String name) {
        return UPLOADS + sha256 + "/" + name.replaceAll("[^A-Za-z0-9._-]|^\\.|\\.(?=\\.)", "_");
    }
}
