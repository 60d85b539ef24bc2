package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the cluster's CRD current; with {@code -Drefit.golden.write=true} it is written anew. */
class CustomResourceTest {
    private static final Path FILE = Path.of("../deploy/kubernetes/crd/refits.yaml");

    @Test
    void the_crd_says_what_the_schema_says() throws IOException {
        String text = CustomResource.text();

        if (Boolean.getBoolean("refit.golden.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE)).isEqualTo(text);
    }

    @Test
    void every_rule_is_in_it() {
        List<String> rules = CustomResource.definition().findValuesAsText("rule");

        List<String> meant = new ArrayList<>();
        for (JsonNode ofPath : CustomResource.rules()) {
            meant.addAll(ofPath.findValuesAsText("rule"));
        }
        assertThat(rules).containsAll(meant);
    }
}
