package dev.refit.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every pod of the manifests keeps to, and what accounts may do. */
class HardenedManifestsTest {
    private static final Path BASE = ClusterPlatform.DEPLOY.resolve("base");

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod", "overlays/prod-workload-accounts"})
    void everyFolderThatAPodFillsHasALimit(String overlay) throws IOException {
        List<JsonNode> objects = new ArrayList<>(Manifests.of(ClusterPlatform.DEPLOY.resolve(overlay)));
        objects.addAll(Manifests.documents(BASE.resolve("workloads/templates/executor.yaml")));
        int folders = 0;
        for (JsonNode object : objects) {
            for (JsonNode folder : object.findValues("emptyDir")) {
                assertThat(folder.path("sizeLimit").asText())
                        .as(object.at("/metadata/name").asText())
                        .matches("[0-9]+Gi");
                folders++;
            }
        }

        assertThat(folders).isGreaterThan(10);
    }

    @Test
    void eachServiceHasASecretThatNoOtherReads() throws IOException {
        for (JsonNode deployment : Manifests.ofKind(Manifests.of(BASE), "Deployment")) {
            JsonNode sources = deployment.at("/spec/template/spec/containers/0/envFrom");

            assertThat(sources.findValues("secretRef").stream()
                            .map(secret -> secret.path("name").asText()))
                    .containsExactly(
                            "refit-services",
                            "refit-" + deployment.at("/metadata/name").asText());
        }
    }

    @Test
    void thePolicyOfDriversConcernsTheirAccountAndAllThatItsRoleLetsItChange() throws IOException {
        List<JsonNode> objects = Manifests.of(BASE);
        JsonNode policy = named(objects, "ValidatingAdmissionPolicy", "refit-spark-driver");
        JsonNode binding = named(objects, "ValidatingAdmissionPolicyBinding", "refit-spark-driver");
        JsonNode account = named(objects, "ServiceAccount", "spark-driver");
        String namespace = account.at("/metadata/namespace").asText();

        assertThat(policy.at("/spec/matchConditions/0/expression").asText())
                .contains("'system:serviceaccount:" + namespace + ":spark-driver'");
        assertThat(binding.at("/spec/policyName").asText()).isEqualTo("refit-spark-driver");
        assertThat(binding.at("/spec/validationActions/0").asText()).isEqualTo("Deny");
        assertThat(binding.at("/spec/matchResources/namespaceSelector/matchLabels")
                        .path("kubernetes.io/metadata.name")
                        .asText())
                .isEqualTo(namespace);
        assertThat(texts(policy.at("/spec/matchConstraints/resourceRules/0/resources")))
                .isEqualTo(texts(named(objects, "Role", "spark-driver").at("/rules/0/resources")));
        assertThat(texts(policy.at("/spec/matchConstraints/resourceRules/0/operations")))
                .containsExactlyInAnyOrder("CREATE", "UPDATE", "DELETE");
        assertThat(policy.path("metadata").has("namespace")).isFalse();
    }

    @Test
    void withAccountsOfWorkloadsServicesMakeSecretsThatTheyDoNotReadAndDriversAreHeldToTheirs() throws IOException {
        List<JsonNode> objects = Manifests.of(ClusterPlatform.DEPLOY.resolve("overlays/prod-workload-accounts"));
        JsonNode policy = named(objects, "ValidatingAdmissionPolicy", "refit-spark-driver-secrets");
        JsonNode binding = named(objects, "ValidatingAdmissionPolicyBinding", "refit-spark-driver-secrets");
        JsonNode account = named(objects, "ServiceAccount", "spark-driver");
        String namespace = account.at("/metadata/namespace").asText();

        assertThat(policy.at("/spec/matchConditions/0/expression").asText())
                .contains("'system:serviceaccount:" + namespace + ":spark-driver'");
        assertThat(binding.at("/spec/validationActions/0").asText()).isEqualTo("Deny");
        assertThat(binding.at("/spec/matchResources/namespaceSelector/matchLabels")
                        .path("kubernetes.io/metadata.name")
                        .asText())
                .isEqualTo(namespace);
        assertThat(named(objects, "Role", "workload-accounts").path("rules").toString())
                .isEqualTo("[{\"apiGroups\":[\"\"],\"resources\":[\"secrets\"],\"verbs\":[\"create\"]}]");
        assertThat(Manifests.ofKind(Manifests.of(BASE), "Role"))
                .noneMatch(role -> role.toString().contains("secrets"));
    }

    private static JsonNode named(List<JsonNode> objects, String kind, String name) {
        return Manifests.ofKind(objects, kind).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).forEach(texts::add);
        return texts;
    }
}
