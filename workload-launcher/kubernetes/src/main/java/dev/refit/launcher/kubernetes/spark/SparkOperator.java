package dev.refit.launcher.kubernetes.spark;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The operators that run Spark applications, by the kind of object that they answer to. */
public enum SparkOperator {
    /** Kubeflow's; its types were read at 2.3.0. */
    KUBEFLOW("sparkoperator.k8s.io", "v1beta2"),
    /** Apache's; its types were read at 0.7.0, of which the served version is {@code v1}. */
    APACHE("spark.apache.org", "v1");

    public static final String KIND = "SparkApplication";

    private final String group;
    private final String version;

    SparkOperator(String group, String version) {
        this.group = group;
        this.version = version;
    }

    public String group() {
        return group;
    }

    public String apiVersion() {
        return group + "/" + version;
    }

    public ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(KIND)
                .withPlural("sparkapplications")
                .withNamespaced(true)
                .build();
    }
}
