package dev.refit.ingest.customresource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Custom resources as their authors see them. */
final class Refits implements AutoCloseable {
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private static final String RESOURCE =
            """
            apiVersion: refit.dev/v1
            kind: Refit
            metadata: {name: %1$s}
            spec:
              data:
                datasets:
                  - {name: bottles, format: {type: csv}, columns: {colour: string, quality: double}}
              transform: {spark: {sqlText: "%2$s"}}
              training:
                h2o:
                  algorithm: gbm
                  target: quality
                  validation: {column: split, equals: validation}
                  holdout: {column: split, equals: test}
                  metric: rmse
              packaging: {maven: {groupId: com.example, artifactId: %1$s-model}}
            """;

    private final KubernetesClient client;
    private final String namespace;

    Refits(String namespace) {
        Config author = Config.autoConfigure(null);
        author.setImpersonateUsername(null);
        this.client = new KubernetesClientBuilder().withConfig(author).build();
        this.namespace = namespace;
    }

    static String yaml(String name, String sql) {
        return RESOURCE.formatted(name, sql);
    }

    void create(String yaml) {
        all().resource(read(yaml)).create();
    }

    /** As kubectl sends it unless it is told otherwise. */
    void createStrictly(String yaml) {
        all().resource(read(yaml)).fieldValidation(Validation.STRICT).create();
    }

    void specify(String name, String sql) {
        GenericKubernetesResource wanted = read(yaml(name, sql));
        all().withName(name).edit(resource -> {
            resource.setAdditionalProperty(
                    "spec", wanted.getAdditionalProperties().get("spec"));
            return resource;
        });
    }

    void delete(String name) {
        all().withName(name).delete();
    }

    RefitStatus status(String name) {
        return RefitResource.of(all().withName(name).require()).status();
    }

    Condition condition(String name, String type) {
        return status(name).conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    /** The row of {@code kubectl get refits NAME}, by its columns. */
    Map<String, String> row(String name) {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl() + "apis/refit.dev/v1/namespaces/" + namespace + "/refits/" + name)
                .header("Accept", TABLE)
                .build();
        JsonNode table = RefitJson.read(
                client.getHttpClient().sendAsync(request, byte[].class).join().body(), JsonNode.class);
        List<String> cells = new ArrayList<>();
        table.at("/rows/0/cells").forEach(cell -> cells.add(cell.asText()));
        Map<String, String> row = new LinkedHashMap<>();
        table.get("columnDefinitions")
                .forEach(column -> row.put(column.get("name").textValue(), cells.get(row.size())));
        return row;
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            all() {
        return client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                        .withGroup("refit.dev")
                        .withVersion("v1")
                        .withKind("Refit")
                        .withPlural("refits")
                        .withNamespaced(true)
                        .build())
                .inNamespace(namespace);
    }

    private static GenericKubernetesResource read(String yaml) {
        return Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    }

    @Override
    public void close() {
        client.close();
    }
}
