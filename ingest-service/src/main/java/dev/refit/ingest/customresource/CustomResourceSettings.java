package dev.refit.ingest.customresource;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The operator's settings of definitions that are custom resources. */
@ConfigMapping(prefix = "refit.definitions.kubernetes")
public interface CustomResourceSettings {

    /** Whether the custom resources of a namespace are applied. KUBECONFIG or the pod's account leads to the cluster. */
    @WithDefault("false")
    boolean enabled();

    /** The namespace of the resources. */
    Optional<String> namespace();

    /** The time between two lists of all resources. Whenever the watch reports a change they are listed, too. */
    @WithDefault("30s")
    Duration relist();

    /** @throws IllegalArgumentException when no namespace is set */
    default String neededNamespace() {
        return namespace()
                .filter(name -> !name.isBlank())
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "refit.definitions.kubernetes.namespace: got nothing, expected the namespace of the definitions"));
    }
}
