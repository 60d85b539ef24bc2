package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileYamlTest {
    @TempDir
    Path folder;

    @Test
    void endless_depth_is_refused() throws IOException {
        assertThat(refused("[".repeat(200_000))).hasMessageContaining("got ");
    }

    @Test
    void values_that_multiply_through_aliases_are_refused() throws IOException {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 5; i++) {
            String below = "*a" + (i - 1);
            yaml.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(9, below))));
        }

        assertThat(refused(yaml.toString()))
                .hasMessageContaining("got a file of too many values, expected at most 20000");
    }

    @Test
    void a_file_that_is_too_large_is_not_read() throws IOException {
        assertThat(refused("#".repeat(257 * 1024)))
                .hasMessageEndingWith("refit.yaml:1:1: got 263168 bytes, expected at most 256 KiB");
    }

    @Test
    void a_number_that_no_machine_holds_is_refused_at_its_place() throws IOException {
        String yaml = "spec:\n  training:\n    h2o:\n      parameters: {seed: %s}\n";

        assertThat(refused(yaml.formatted("9".repeat(5_000))))
                .hasMessageContaining("refit.yaml:4:26 spec.training.h2o.parameters.seed: got '9999")
                .hasMessageContaining("expected a text, a finite number");
        assertThat(refused(yaml.formatted("1e999"))).hasMessageContaining("refit.yaml:4:26 ");
    }

    private InvalidDefinitionException refused(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("refit.yaml"), yaml);
        return catchThrowableOfType(InvalidDefinitionException.class, () -> new DefinitionParser().parse(file));
    }
}
