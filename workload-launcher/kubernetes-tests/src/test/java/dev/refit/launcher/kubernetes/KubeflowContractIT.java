package dev.refit.launcher.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig.SparkMode;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.spark.SparkOperator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * The contract, kept by Kubeflow's own operator. REFIT_TEST_SPARK_NAMESPACE names the namespace that it watches, and
 * REFIT_TEST_SPARK_IMAGE an image on the nodes whose entry point answers {@code driver} with {@code sh -c
 * "$REFIT_TEST_SCRIPT"}.
 */
@Tag("cluster")
class KubeflowContractIT extends SparkContract {
    private static final String NAMESPACE = System.getenv("REFIT_TEST_SPARK_NAMESPACE");

    @BeforeAll
    static void needsTheOperator() {
        assumeTrue(NAMESPACE != null, "left out: REFIT_TEST_SPARK_NAMESPACE names no namespace of a Spark operator");
    }

    @Override
    protected TestCluster cluster() {
        return behaviours(
                new TestCluster(NAMESPACE),
                Optional.ofNullable(System.getenv("REFIT_TEST_SPARK_IMAGE")).orElse("localhost/refit-spark-stub:1"));
    }

    @Override
    protected WorkloadLauncher open(TestCluster cluster) {
        return cluster.open(SparkMode.KUBEFLOW);
    }

    @AfterEach
    void removeApplications() {
        try (TestCluster cluster = new TestCluster(NAMESPACE)) {
            cluster.client
                    .genericKubernetesResources(SparkOperator.KUBEFLOW.context())
                    .inNamespace(NAMESPACE)
                    .withLabel(LabelsAndAnnotations.MANAGED_BY, LabelsAndAnnotations.REFIT)
                    .withTimeout(30, TimeUnit.SECONDS)
                    .delete();
        }
    }

    @Override
    protected Duration patience() {
        return Duration.ofMinutes(3);
    }
}
