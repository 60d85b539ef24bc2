package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadLauncher;
import org.junit.jupiter.api.Tag;

/** The contract, kept by Jobs. */
@Tag("cluster")
class KubernetesWorkloadLauncherContractIT extends ClusterContract {

    @Override
    protected TestCluster cluster() {
        return new TestCluster()
                .template("succeeds", "echo first; echo second")
                .template("fails", "exit 7")
                .template(
                        "runs",
                        "echo '@refit-progress {\"fraction\":0.4,\"message\":\"half\"}'; echo going on;"
                                + " exec sleep 600")
                .template("cannot-start", "job", "localhost/no-such-image:1", "true");
    }

    @Override
    protected WorkloadLauncher open(TestCluster cluster) {
        return cluster.open();
    }
}
