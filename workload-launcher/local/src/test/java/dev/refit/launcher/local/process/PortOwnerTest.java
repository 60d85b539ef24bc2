package dev.refit.launcher.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortOwnerTest {
    @Test
    void aJavaIsNamedByWhatItRunsAndNotByItsClassPath() {
        assertThat(PortOwner.program(List.of("-Xmx1g", "-cp", "a.jar:b.jar", "@more", "com.example.Main", "x")))
                .contains("com.example.Main");
        assertThat(PortOwner.program(List.of("-jar", "server.jar"))).contains("server.jar");
        assertThat(PortOwner.program(List.of("-c"))).isEmpty();
        assertThat(PortOwner.program(List.of("x".repeat(200))).orElseThrow()).hasSize(81);
    }
}
