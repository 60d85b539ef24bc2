package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig.SparkMode;
import dev.refit.launcher.kubernetes.spark.SparkOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The contract, kept by applications whose operator is a double of Apache's. */
@Tag("cluster")
@ResourceLock(CustomKind.APACHE)
class ApacheDoubleContractIT extends SparkContract {

    @RegisterExtension
    static final CustomKind KIND = new CustomKind(SparkOperator.APACHE);

    private OperatorDouble operator;

    @Override
    protected TestCluster cluster() {
        TestCluster cluster = behaviours(new TestCluster(), TestCluster.IMAGE);
        operator = new ApacheDouble(cluster).start();
        return cluster;
    }

    @Override
    protected WorkloadLauncher open(TestCluster cluster) {
        return cluster.open(SparkMode.APACHE);
    }

    @AfterEach
    void stopOperator() {
        operator.close();
    }
}
