package dev.refit.cli.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.cli.CliFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HomeTest {
    @Test
    void aFolderThatKafkaWouldTakeForTwoIsRefusedByName() {
        assertThatThrownBy(() -> new Home(Path.of("/data/a,b")))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("/data/a,b")
                .hasMessageContaining("without commas");
    }
}
