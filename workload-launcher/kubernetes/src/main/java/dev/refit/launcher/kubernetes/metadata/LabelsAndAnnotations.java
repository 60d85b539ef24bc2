package dev.refit.launcher.kubernetes.metadata;

import dev.refit.launcher.WorkloadSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The labels and annotations by which launchers know what is theirs. */
public final class LabelsAndAnnotations {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String REFIT = "refit";
    public static final String WORKLOAD = "refit.dev/workload";
    public static final String STAGE = "refit.dev/stage";
    public static final String REQUEST_DIGEST = "refit.dev/request-digest";
    public static final String REQUEST_URI = "refit.dev/request-uri";

    /** Why a launcher ended it: {@link TerminationRecord}. */
    public static final String ENDED = "refit.dev/ended";

    /** The disruption of its pod, recorded while the pod existed. */
    public static final String DISRUPTED = "refit.dev/disrupted";

    /** Where the object itself has no place for them. */
    public static final String TIMEOUT = "refit.dev/timeout";

    public static final String MEMORY = "refit.dev/memory-mib";

    private static final String PREFIX = "refit.dev/";
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    private LabelsAndAnnotations() {}

    /** @throws IllegalArgumentException when a label of the spec cannot be one here; the message names it */
    public static Map<String, String> labels(WorkloadSpec spec) {
        Map<String, String> labels = new TreeMap<>();
        spec.labels().forEach((key, value) -> labels.put(PREFIX + key, checked(key, value)));
        labels.put("app.kubernetes.io/name", spec.template());
        labels.put("app.kubernetes.io/instance", spec.name());
        labels.put("app.kubernetes.io/part-of", REFIT);
        labels.put(MANAGED_BY, REFIT);
        labels.put(WORKLOAD, spec.name());
        return labels;
    }

    public static Map<String, String> annotations(WorkloadSpec spec) {
        return new TreeMap<>(Map.of(
                REQUEST_DIGEST,
                spec.requestDigest(),
                REQUEST_URI,
                spec.requestUri().toString()));
    }

    public static boolean has(HasMetadata object, String annotation) {
        return object.getMetadata().getAnnotations() != null
                && object.getMetadata().getAnnotations().containsKey(annotation);
    }

    private static String checked(String key, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("label " + key + ": got '" + value
                    + "', expected at most 63 letters, digits, '-', '_' and '.', the first and last a letter or digit");
        }
        return value;
    }
}
