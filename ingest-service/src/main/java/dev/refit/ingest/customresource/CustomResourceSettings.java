package dev.refit.ingest.customresource;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the operator decides about definitions that are custom resources. */
@ConfigMapping(prefix = "refit.definitions.kubernetes")
public interface CustomResourceSettings {

    /** Whether the custom resources of a namespace are definitions. Which cluster, KUBECONFIG or the pod's account says. */
    @WithDefault("false")
    boolean enabled();

    /** That namespace. */
    Optional<String> namespace();

    /** How often they are listed, besides whenever the watch says that one has changed. */
    @WithDefault("30s")
    Duration relist();

    /** @throws IllegalArgumentException when it is enabled and there is none */
    default String neededNamespace() {
        return namespace()
                .filter(name -> !name.isBlank())
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "refit.definitions.kubernetes.namespace: got nothing, expected the namespace of the definitions"));
    }
}
