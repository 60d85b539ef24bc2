package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadLauncherProvider;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig.SparkMode;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The launcher {@code kubernetes}. Which cluster, the usual places say: the pod's service account, or KUBECONFIG. Its
 * settings: {@code namespace}, where workloads run and their templates are, is needed; {@code spark} is {@code auto} (without it), {@code native}, {@code kubeflow} or {@code apache}; {@code keep} (PT1H), {@code start-grace} (PT2M)
 * and {@code pending-grace} (until the timeout) are ISO 8601 durations; {@code stage} is the only one whose workloads'
 * changes are heard of (all without it), so that each service is sent its own; {@code queue} is a local queue of Kueue; {@code
 * followed-logs} (200) a number.
 */
public final class KubernetesLauncherProvider implements WorkloadLauncherProvider {
    private static final String PREFIX = "refit.launcher.kubernetes.";

    @Override
    public String kind() {
        return "kubernetes";
    }

    @Override
    public WorkloadLauncher create(Map<String, String> settings) {
        return new KubernetesWorkloadLauncher(
                config(settings), new KubernetesClientBuilder().build(), Clock.systemUTC());
    }

    static KubernetesLauncherConfig config(Map<String, String> settings) {
        return new KubernetesLauncherConfig(
                needed(settings, "namespace"),
                spark(setting(settings, "spark").orElse("auto")),
                duration(settings, "keep").orElse(Duration.ofHours(1)),
                duration(settings, "start-grace").orElse(Duration.ofMinutes(2)),
                duration(settings, "pending-grace"),
                setting(settings, "stage"),
                setting(settings, "queue"),
                number(settings, "followed-logs").orElse(200));
    }

    private static SparkMode spark(String text) {
        return Arrays.stream(SparkMode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("spark", text, "auto, native, kubeflow or apache"));
    }

    private static Optional<Duration> duration(Map<String, String> settings, String key) {
        return setting(settings, key).map(text -> {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong(key, text, "a duration such as PT1M");
            }
        });
    }

    private static Optional<Integer> number(Map<String, String> settings, String key) {
        return setting(settings, key).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw wrong(key, text, "a number");
            }
        });
    }

    private static String needed(Map<String, String> settings, String key) {
        return setting(settings, key).orElseThrow(() -> wrong(key, "nothing", "a value"));
    }

    private static Optional<String> setting(Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.get(key)).filter(value -> !value.isBlank());
    }

    private static IllegalArgumentException wrong(String key, String value, String expected) {
        return new IllegalArgumentException(PREFIX + key + ": got " + value + ", expected " + expected);
    }
}
