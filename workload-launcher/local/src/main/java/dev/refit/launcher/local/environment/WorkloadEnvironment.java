package dev.refit.launcher.local.environment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The environment variables that workloads get of the service's own: a named list, as the code of a definition reads them
 * all. Those of S3, credentials among them, only where the workload has to reach it.
 *
 * @param further names that the operator adds
 */
public record WorkloadEnvironment(Set<String> further) {
    /** Nothing besides the named list. */
    public static final WorkloadEnvironment PLAIN = new WorkloadEnvironment(Set.of());

    private static final String DATA_ROOTS = "REFIT_DATA_ROOTS";
    private static final Set<String> NAMED = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "JAVA_HOME",
            "MALLOC_ARENA_MAX",
            "REFIT_SCRATCH",
            DATA_ROOTS);
    private static final List<String> PREFIXES = List.of("LC_");
    private static final List<String> S3_PREFIXES = List.of("AWS_", "REFIT_S3_");

    /** @throws IllegalArgumentException when a name is none that a variable can have */
    public WorkloadEnvironment {
        for (String name : further) {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new IllegalArgumentException("environment: got '" + name
                        + "', expected names of environment variables such as HTTPS_PROXY, separated by commas");
            }
        }
        further = Set.copyOf(new TreeSet<>(further));
    }

    /**
     * Those of these variables that a workload gets.
     *
     * @param requestUri where its request lies
     */
    public Map<String, String> of(Map<String, String> own, String requestUri) {
        boolean s3 = usesS3(requestUri) || usesS3(own.getOrDefault(DATA_ROOTS, ""));
        Map<String, String> kept = new TreeMap<>();
        own.forEach((name, value) -> {
            if (NAMED.contains(name)
                    || further.contains(name)
                    || PREFIXES.stream().anyMatch(name::startsWith)
                    || (s3 && S3_PREFIXES.stream().anyMatch(name::startsWith))) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static boolean usesS3(String uris) {
        return uris.toLowerCase(Locale.ROOT).contains("s3:");
    }
}
