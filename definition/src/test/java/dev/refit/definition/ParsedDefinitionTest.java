package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParsedDefinitionTest {
    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void open_a_store() {
        store = FileArtifactStore.at(folder.resolve("store"));
    }

    @Test
    void a_jar_goes_into_the_store_under_its_digest() throws IOException {
        ParsedDefinition parsed = new DefinitionParser().parse(EveryKey.in(folder));
        Path jar = parsed.jar().orElseThrow();
        byte[] content = Files.readAllBytes(jar);
        String digest = Digests.sha256(content);

        RefitDefinition stored = parsed.storeFiles(store);

        String path = "definitions/" + digest + "/churn.jar";
        assertThat(stored.transform().spark().jar()).isEqualTo(new StoredFile(store.uri(path), content.length, digest));
        assertThat(store.read(path)).contains(content);
        assertThat(stored.withTransform(parsed.definition().transform()))
                .as("all but the jar is kept")
                .isEqualTo(parsed.definition());
        assertThat(stored.transform().attempts()).isEqualTo(10);
        assertThat(parsed.definition().transform().spark().jar().uri())
                .isEqualTo(jar.toAbsolutePath().toUri());
        assertThat(DefinitionVersion.of(parsed.storeFiles(store))).isEqualTo(DefinitionVersion.of(stored));
    }

    @Test
    void a_jar_that_was_built_anew_in_between_is_refused() throws IOException {
        ParsedDefinition parsed = new DefinitionParser().parse(EveryKey.in(folder));
        Path jar = parsed.jar().orElseThrow();
        Files.writeString(jar, "another");

        assertThatThrownBy(() -> parsed.storeFiles(store))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the transform's jar has changed while it was read, try again: " + jar);
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void a_definition_by_sql_stores_nothing() {
        ParsedDefinition parsed = new DefinitionParser().parse(Path.of("src/test/resources/valid/flight-delay.yaml"));

        assertThat(parsed.storeFiles(store)).isEqualTo(parsed.definition());
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void a_jar_without_the_class_is_refused() throws IOException {
        Path file = EveryKey.in(folder);
        Files.writeString(file, Files.readString(file).replace("com.example.Features", "com.example.Other"));

        assertThatThrownBy(() -> new DefinitionParser().parse(file))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("spec.transform.spark.jar: got 'lib/features.jar', expected a jar with the class "
                        + "com.example.Other: ");
    }
}
