package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig.SparkMode;
import dev.refit.launcher.kubernetes.spark.SparkOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The contract, kept by applications whose operator is a double of Kubeflow's. */
@Tag("cluster")
@ResourceLock(CustomKind.KUBEFLOW)
class KubeflowDoubleContractIT extends SparkContract {

    @RegisterExtension
    static final CustomKind KIND = new CustomKind(SparkOperator.KUBEFLOW);

    private OperatorDouble operator;

    @Override
    protected TestCluster cluster() {
        TestCluster cluster = behaviours(new TestCluster(), TestCluster.IMAGE);
        operator = new KubeflowDouble(cluster).start();
        return cluster;
    }

    @Override
    protected WorkloadLauncher open(TestCluster cluster) {
        return cluster.open(SparkMode.KUBEFLOW);
    }

    @AfterEach
    void stopOperator() {
        operator.close();
    }
}
