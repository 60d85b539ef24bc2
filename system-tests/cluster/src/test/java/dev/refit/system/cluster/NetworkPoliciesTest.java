package dev.refit.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.refit.system.cluster.NetworkRules.End;
import dev.refit.system.cluster.NetworkRules.Outside;
import dev.refit.system.cluster.NetworkRules.Pod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches whom on a cluster that enforces the overlays' policies. */
class NetworkPoliciesTest {
    private static final Map<String, End> ENDS = Map.ofEntries(
            service("ingest-service"),
            service("transform-service"),
            service("training-service"),
            service("packaging-service"),
            service("broker"),
            service("object-store"),
            Map.entry("kafka", pod("refit", Map.of(), Map.of("strimzi.io/cluster", "refit"))),
            workload("transform"),
            workload("training"),
            workload("packaging"),
            Map.entry("stranger-in-refit", pod("refit", Map.of(), Map.of())),
            Map.entry("stranger-in-workloads", pod("refit-workloads", Map.of(), Map.of())),
            Map.entry("prometheus", pod("monitoring", Map.of("refit.dev/scrapes-metrics", "true"), Map.of())),
            Map.entry("publisher", pod("data", Map.of("refit.dev/calls-refit", "true"), Map.of())),
            Map.entry("stranger", pod("other", Map.of(), Map.of())),
            Map.entry("dns", pod("kube-system", Map.of(), Map.of("k8s-app", "kube-dns"))),
            Map.entry("api-server", new Outside("192.0.2.1/32")),
            Map.entry("store", new Outside("198.51.100.0/24")),
            Map.entry("repository", new Outside("203.0.113.0/24")),
            Map.entry("issuer", new Outside("192.0.2.2/32")),
            Map.entry("internet", new Outside("203.0.112.0/24")));

    /** What Strimzi's operator makes for its listener. */
    private static final String STRIMZIS =
            """
            metadata: {namespace: refit}
            spec:
              podSelector: {matchLabels: {strimzi.io/cluster: refit}}
              policyTypes: [Ingress]
              ingress: [{ports: [{port: 9093}]}]
            """;

    @ParameterizedTest
    @CsvSource({
        "publisher,              ingest-service,        TCP, 8080, true",
        "publisher,              packaging-service,     TCP, 8080, false",
        "prometheus,             ingest-service,        TCP, 8080, true",
        "prometheus,             packaging-service,     TCP, 8080, true",
        "stranger,               ingest-service,        TCP, 8080, false",
        "stranger,               transform-service,     TCP, 8080, false",
        "stranger-in-refit,      ingest-service,        TCP, 8080, false",
        "transform-job,          ingest-service,        TCP, 8080, false",
        "ingest-service,         dns,                   UDP, 53,   true",
        "ingest-service,         stranger,              UDP, 53,   false",
        "ingest-service,         kafka,                 TCP, 9093, true",
        "ingest-service,         store,                 TCP, 443,  true",
        "ingest-service,         api-server,            TCP, 443,  true",
        "ingest-service,         api-server,            TCP, 6443, true",
        "ingest-service,         repository,            TCP, 443,  false",
        "ingest-service,         internet,              TCP, 443,  false",
        "transform-service,      repository,            TCP, 443,  false",
        "packaging-service,      repository,            TCP, 443,  true",
        "packaging-service,      internet,              TCP, 443,  false",
        "stranger-in-refit,      store,                 TCP, 443,  false",
        "training-job,           dns,                   UDP, 53,   true",
        "training-job,           training-job,          TCP, 54321, true",
        "training-job,           store,                 TCP, 443,  true",
        "training-job,           api-server,            TCP, 443,  false",
        "training-job,           repository,            TCP, 443,  false",
        "training-job,           internet,              TCP, 443,  false",
        "training-job,           kafka,                 TCP, 9093, false",
        "transform-job,          api-server,            TCP, 6443, true",
        "transform-job,          internet,              TCP, 443,  false",
        "packaging-job,          repository,            TCP, 443,  false",
        "stranger,               training-job,          TCP, 54321, false",
        "stranger-in-workloads,  store,                 TCP, 443,  false",
        "kafka,                  dns,                   UDP, 53,   true",
        "kafka,                  internet,              TCP, 443,  false",
    })
    void inProduction(String from, String to, String protocol, int port, boolean allowed) throws IOException {
        List<JsonNode> policies = new ArrayList<>(policies("prod"));
        policies.add(new YAMLMapper().readTree(STRIMZIS));

        assertThat(new NetworkRules(policies).allows(end(from), end(to), protocol, port))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "ingest-service,        broker,       TCP, 9092, true",
        "packaging-service,     object-store, TCP, 9000, true",
        "training-job,          object-store, TCP, 9000, true",
        "training-job,          broker,       TCP, 9092, false",
        "training-job,          internet,     TCP, 443,  false",
        "stranger,              broker,       TCP, 9092, false",
        "stranger,              object-store, TCP, 9000, false",
        "stranger-in-workloads, object-store, TCP, 9000, false",
        "broker,                internet,     TCP, 443,  false",
        "stranger,              ingest-service, TCP, 8080, false",
    })
    void onOneNode(String from, String to, String protocol, int port, boolean allowed) throws IOException {
        assertThat(new NetworkRules(policies("dev")).allows(end(from), end(to), protocol, port))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "prod-oidc, ingest-service,   true",
        "prod-oidc, training-service, false",
        "prod-oidc, training-job,     false",
        "prod,      ingest-service,   false",
    })
    void theIssuerOfTokensIsReached(String overlay, String from, boolean allowed) throws IOException {
        assertThat(new NetworkRules(policies(overlay)).allows(end(from), end("issuer"), "TCP", 443))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-oidc"})
    void everyRuleNamesItsOtherEnd(String overlay) throws IOException {
        for (JsonNode policy : policies(overlay)) {
            String name = policy.at("/metadata/name").asText();
            policy.at("/spec/ingress")
                    .forEach(rule -> assertThat(rule.path("from")).as(name).isNotEmpty());
            policy.at("/spec/egress")
                    .forEach(rule -> assertThat(rule.path("to")).as(name).isNotEmpty());
        }
    }

    private static List<JsonNode> policies(String overlay) throws IOException {
        return Manifests.ofKind(Manifests.of(ClusterPlatform.DEPLOY.resolve("overlays/" + overlay)), "NetworkPolicy");
    }

    private static End end(String name) {
        return Objects.requireNonNull(ENDS.get(name), name);
    }

    private static Map.Entry<String, End> service(String name) {
        return Map.entry(name, pod("refit", Map.of(), Map.of("app.kubernetes.io/name", name)));
    }

    private static Map.Entry<String, End> workload(String stage) {
        return Map.entry(
                stage + "-job",
                pod(
                        "refit-workloads",
                        Map.of(),
                        Map.of("app.kubernetes.io/managed-by", "refit", "refit.dev/stage", stage)));
    }

    private static Pod pod(String namespace, Map<String, String> namespaceLabels, Map<String, String> labels) {
        Map<String, String> all = new HashMap<>(namespaceLabels);
        all.put("kubernetes.io/metadata.name", namespace);
        return new Pod(namespace, all, labels);
    }
}
