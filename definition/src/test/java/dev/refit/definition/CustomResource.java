package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.definition.document.DefinitionText;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.YamlDocument;
import dev.refit.definition.schema.ResourceSchema;
import dev.refit.events.RefitJson;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The CustomResourceDefinition of definitions, made of the schema, a frame around it and rules in CEL. */
final class CustomResource {
    private static final Path FOLDER = Path.of("src/test/resources/crd");
    private static final String HEAD = "# Made from the schema of definitions; do not edit. See docs/definition.md.\n";

    private CustomResource() {}

    static JsonNode rules() {
        return yaml("rules.yaml");
    }

    static JsonNode definition() {
        JsonNode frame = yaml("frame.yaml");
        ObjectNode root = (ObjectNode) frame.at("/spec/versions/0/schema/openAPIV3Schema");
        StructuralSchema structural = new StructuralSchema(rules());
        ((ObjectNode) root.get("properties"))
                .set("spec", structural.of(ResourceSchema.TREE.at("/properties/spec"), "spec"));
        root.set("x-kubernetes-validations", rules().get(""));
        return frame;
    }

    static String text() {
        Map<String, Object> tree = RefitJson.mapper().convertValue(definition(), new TypeReference<>() {});
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(120)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build();
        return HEAD + new Dump(settings).dumpToString(tree);
    }

    private static JsonNode yaml(String file) {
        ProblemList problems = new ProblemList(file);
        try {
            JsonNode root = YamlDocument.read(DefinitionText.read(FOLDER.resolve(file), 64), problems)
                    .orElseThrow()
                    .root();
            assertThat(problems.found()).isEmpty();
            return root;
        } catch (DefinitionText.UnreadableTextException e) {
            throw new IllegalStateException(file + ": " + e.got());
        }
    }
}
