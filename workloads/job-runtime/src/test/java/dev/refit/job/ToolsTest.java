package dev.refit.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolsTest {
    private static final String IMAGE = "registry.example.com/refit-training-job@sha256:0f1e";

    @Test
    void theImageIsOneOfThem() {
        assertThat(Tools.with("h2o", "3.44.0.1", Map.of("REFIT_IMAGE", IMAGE)))
                .containsEntry("h2o", "3.44.0.1")
                .containsEntry("image", IMAGE)
                .containsKey("java");
    }

    @Test
    void onAMachineThereIsNone() {
        assertThat(Tools.with("h2o", "3.44.0.1", Map.of())).containsOnlyKeys("h2o", "java");
    }
}
