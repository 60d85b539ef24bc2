package dev.refit.ingest.customresource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * A custom resource, as read from the API server.
 *
 * @param version the resource version, which every write changes
 * @param generation the generation of its specification
 * @param definition the part of it that is the definition
 */
record RefitResource(
        String name, String uid, String version, long generation, JsonNode definition, RefitStatus status) {

    static RefitResource of(GenericKubernetesResource resource) {
        ObjectMapper json = RefitJson.mapper();
        ObjectMeta metadata = resource.getMetadata();
        ObjectNode definition = json.createObjectNode();
        definition.put("apiVersion", resource.getApiVersion()).put("kind", resource.getKind());
        definition.putObject("metadata").put("name", metadata.getName());
        definition.set(
                "spec", json.valueToTree(resource.getAdditionalProperties().get("spec")));
        return new RefitResource(
                metadata.getName(),
                metadata.getUid(),
                metadata.getResourceVersion(),
                metadata.getGeneration() == null ? 0 : metadata.getGeneration(),
                definition,
                status(resource.getAdditionalProperties().get("status")));
    }

    /** A status that is not of this form counts as none. */
    private static RefitStatus status(Object tree) {
        try {
            RefitStatus status = RefitJson.mapper().convertValue(tree, RefitStatus.class);
            return status == null ? RefitStatus.NONE : status;
        } catch (IllegalArgumentException e) {
            return RefitStatus.NONE;
        }
    }
}
