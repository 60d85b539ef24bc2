package dev.refit.job;

import java.util.Map;
import java.util.TreeMap;

/** What a workload works with, for the provenance of what it makes. */
public final class Tools {
    /** The image that it runs in, as its launcher names it: with a digest where whoever operates it pins one. */
    private static final String IMAGE = "REFIT_IMAGE";

    private Tools() {}

    /**
     * Versions by tool: the one given, {@code java}, and {@code image} where there is one.
     *
     * @param tool such as {@code spark}
     */
    public static Map<String, String> with(String tool, String version) {
        return with(tool, version, System.getenv());
    }

    static Map<String, String> with(String tool, String version, Map<String, String> environment) {
        Map<String, String> tools = new TreeMap<>(Map.of(tool, version, "java", System.getProperty("java.version")));
        if (environment.containsKey(IMAGE)) {
            tools.put("image", environment.get(IMAGE));
        }
        return tools;
    }
}
