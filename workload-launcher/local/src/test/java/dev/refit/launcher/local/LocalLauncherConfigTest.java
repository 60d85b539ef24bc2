package dev.refit.launcher.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalLauncherConfigTest {
    private static final Path HOME = Path.of("home");
    private static final Duration POLL = Duration.ofSeconds(1);

    @Test
    void anUnknownPlaceholderIsRefusedByName() {
        assertThatThrownBy(() -> config(Map.of("trial", List.of("java", "-Xmx{haep}m")), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("commands.trial: got the placeholder {haep} in '-Xmx{haep}m',"
                        + " expected one of {request}, {memory}, {heap}, {cpus}");
    }

    @Test
    void anEmptyCommandAndTooFewSlotsAreRefused() {
        assertThatThrownBy(() -> config(Map.of("trial", List.of()), 1)).hasMessageContaining("commands.trial");
        assertThatThrownBy(() -> config(Map.of(), 0)).hasMessage("slots: got 0, expected at least 1");
    }

    private static LocalLauncherConfig config(Map<String, List<String>> commands, int slots) {
        return new LocalLauncherConfig(HOME, commands, slots, POLL);
    }
}
