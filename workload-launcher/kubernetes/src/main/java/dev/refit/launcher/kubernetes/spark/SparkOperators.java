package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.kubernetes.api.Api;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig.SparkMode;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which operators' applications this launcher has to do with: those that the setting names, and those that the cluster
 * has and that it may make. The cluster is asked again once a minute, since an operator may come later; one that was there
 * stays until the launcher is closed. Thread-safe.
 */
public final class SparkOperators {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final KubernetesClient client;
    private final KubernetesLauncherConfig config;
    private final Clock clock;
    private final Set<SparkOperator> known = EnumSet.noneOf(SparkOperator.class);
    private Instant asked = Instant.MIN;

    public SparkOperators(KubernetesClient client, KubernetesLauncherConfig config, Clock clock) {
        this.client = client;
        this.config = config;
        this.clock = clock;
    }

    /** @throws dev.refit.launcher.LauncherException when the cluster does not answer: nobody knows what is in flight then */
    public synchronized Set<SparkOperator> known() {
        Instant now = clock.instant();
        if (asked.equals(Instant.MIN) || Duration.between(asked, now).compareTo(AGAIN) > 0) {
            for (SparkOperator operator : SparkOperator.values()) {
                if (!known.contains(operator) && (named(operator) || usable(operator))) {
                    known.add(operator);
                }
            }
            asked = now;
        }
        return EnumSet.copyOf(known);
    }

    /** The one that new applications are for; without any, Spark runs natively. */
    public Optional<SparkOperator> chosen() {
        return switch (config.spark()) {
            case NATIVE -> Optional.empty();
            case KUBEFLOW -> Optional.of(SparkOperator.KUBEFLOW);
            case APACHE -> Optional.of(SparkOperator.APACHE);
            case AUTO -> known().stream().findFirst();
        };
    }

    private boolean named(SparkOperator operator) {
        return config.spark() != SparkMode.AUTO
                && operator.name().equals(config.spark().name());
    }

    private boolean usable(SparkOperator operator) {
        return Api.call(
                "ask for " + operator.apiVersion(),
                () -> client.supports(operator.apiVersion(), SparkOperator.KIND) && mayCreate(operator));
    }

    private boolean mayCreate(SparkOperator operator) {
        SelfSubjectAccessReview review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(config.namespace())
                .withGroup(operator.group())
                .withResource("sparkapplications")
                .withVerb("create")
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed();
    }
}
