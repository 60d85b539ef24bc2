package dev.refit.ingest.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.store.root.DataRoots;
import dev.refit.trigger.arrival.Admission;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What is decided without looking at what there is. */
class ResourceApplierTest {
    private static final String SHA256 = "0".repeat(64);

    @Test
    void aJarThatRefitApplyDidNotStoreIsRefusedWithTheReason() {
        Condition condition = apply("file:///home/somebody/features.jar");

        assertThat(condition.status()).isEqualTo("False");
        assertThat(condition.reason()).isEqualTo("Invalid");
        assertThat(condition.message())
                .isEqualTo("jar: got file:///home/somebody/features.jar, expected file:///store/definitions/" + SHA256
                        + "/wine.jar, where refit apply puts it");
    }

    private static Condition apply(String jar) {
        Admission admission = new Admission(DataRoots.parse("file:///data/"), URI.create("file:///store/"), null);
        try (RefitResourceClient resources = new RefitResourceClient(
                new KubernetesClientBuilder().withConfig(Config.empty()).build(), "refit")) {
            return new ResourceApplier(resources, null, null, admission, Clock.systemUTC()).apply(resource(jar));
        }
    }

    private static RefitResource resource(String jar) {
        RefitResource resource = RefitResource.of(
                Serialization.unmarshal(Refits.yaml("wine", "SELECT 1"), GenericKubernetesResource.class));
        JsonNode definition = resource.definition();
        ObjectNode spark = (ObjectNode) definition.at("/spec/transform/spark");
        spark.remove("sqlText");
        spark.put("mainClass", "com.example.Features")
                .putObject("jar")
                .put("uri", jar)
                .put("size", 1)
                .put("sha256", SHA256);
        return resource;
    }
}
