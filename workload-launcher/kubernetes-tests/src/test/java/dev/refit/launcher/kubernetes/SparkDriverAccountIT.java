package dev.refit.launcher.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a driver of Spark, whose code may be a definition's, can do to the pods of others. */
@Tag("cluster")
class SparkDriverAccountIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ONLY_OWN = "only what its own pod owns";

    private TestCluster cluster;
    private SparkDriverAccount account;
    private ConfigMap pod;
    private KubernetesClient driver;

    @BeforeEach
    void driver() throws IOException {
        cluster = new TestCluster();
        account = SparkDriverAccount.in(cluster);
        pod = account.create("delay-1-transform-a1-x7k2p", Optional.empty());
        driver = account.tokenOf(pod);
        await("the policies are in force").atMost(PATIENCE).untilAsserted(() -> {
            assertRefused(ONLY_OWN, () -> driver.resource(account.object("unowned", Optional.empty()))
                    .dryRun(true)
                    .create());
            assertRefused(
                    "the Secret of its own workload only", () -> create(executor("others-0a1b2c3d", null, false)));
        });
    }

    @AfterEach
    void removeNamespace() {
        account.close();
        cluster.close();
    }

    @Test
    void aDriverChangesOnlyWhatItsOwnPodOwns() {
        ConfigMap others = account.create("others", Optional.empty());
        KubernetesClient neighbour = account.tokenOf(others);
        ConfigMap own = account.object("own", Optional.of(pod));

        assertRefused(ONLY_OWN, () -> driver.resource(others).delete());
        assertRefused(ONLY_OWN, () -> driver.resource(others).edit(SparkDriverAccount::changed));
        driver.resource(own).create();
        assertRefused(ONLY_OWN, () -> neighbour.resource(own).delete());
        driver.resource(own).edit(SparkDriverAccount::changed);
        driver.resource(own).delete();
    }

    @Test
    void aDriverTellsItsExecutorsItsOwnSecretAndGivesThemNoToken() {
        assertThat(create(executor("delay-1-transform-a1-0a1b2c3d", null, false)))
                .isNotNull();
        assertThat(create(executor("refit-artifact-store", null, false))).isNotNull();

        // As the name of a Job may be a part of another's.
        assertRefused(
                "the Secret of its own workload only",
                () -> create(executor("delay-1-transform-a1-b-0a1b2c3d", null, false)));
        assertRefused("may mount no Secret", () -> create(executor("refit-artifact-store", "others-0a1b2c3d", false)));
        // Its name could be that of another's driver, and its token would say so.
        assertRefused("no pod with a token", () -> create(executor("refit-artifact-store", null, true)));
    }

    private Pod create(Pod executor) {
        return driver.resource(executor).dryRun(true).create();
    }

    /** @param mounted a Secret; null for none */
    private Pod executor(String secret, String mounted, boolean token) {
        PodBuilder executor = new PodBuilder()
                .withNewMetadata()
                .withName("others-a1-abcde")
                .withNamespace(cluster.namespace)
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName(pod.getMetadata().getName())
                .withUid(pod.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName("spark-driver")
                .withAutomountServiceAccountToken(token)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .addToDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .withName("executor")
                .withImage("example.com/none")
                .withEnv(new EnvVarBuilder()
                        .withName("AWS_SESSION_TOKEN")
                        .withNewValueFrom()
                        .withNewSecretKeyRef("token", secret, false)
                        .endValueFrom()
                        .build())
                .endContainer()
                .endSpec();
        if (mounted != null) {
            executor.editSpec()
                    .addNewVolume()
                    .withName("mounted")
                    .withNewSecret()
                    .withSecretName(mounted)
                    .endSecret()
                    .endVolume()
                    .endSpec();
        }
        return executor.build();
    }

    private static void assertRefused(String why, ThrowingCallable request) {
        assertThatThrownBy(request).hasMessageContaining(why);
    }
}
