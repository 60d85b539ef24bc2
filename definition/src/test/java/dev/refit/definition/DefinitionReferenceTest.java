package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/definition.md} current; with {@code -Drefit.golden.write=true} it is written anew. */
class DefinitionReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/definition.md");

    @Test
    void the_reference_in_docs_says_what_the_schema_says() throws IOException {
        String reference = new DefinitionReference().markdown();

        if (Boolean.getBoolean("refit.golden.write")) {
            Files.writeString(REFERENCE, reference);
        }
        assertThat(Files.readString(REFERENCE)).isEqualTo(reference);
    }

    @Test
    void the_example_of_the_reference_is_valid() {
        assertThat(new DefinitionParser()
                        .parse(DefinitionReference.EXAMPLE)
                        .definition()
                        .name())
                .isEqualTo("flight-delay");
    }
}
