package dev.refit.launcher.kubernetes;

/** The contract for Spark applications, whose drivers are shell scripts. */
abstract class SparkContract extends ClusterContract {

    static TestCluster behaviours(TestCluster cluster, String image) {
        return cluster.spark("succeeds", image, "echo first; echo second")
                .spark("fails", image, "exit 7")
                .spark(
                        "runs",
                        image,
                        "echo '@refit-progress {\"fraction\":0.4,\"message\":\"half\"}'; echo going on;"
                                + " exec sleep 600")
                .spark("cannot-start", "localhost/no-such-image:1", "true");
    }
}
