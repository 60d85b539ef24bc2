package dev.refit.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {
    @Test
    void aPortThatNoMachineHasIsRefused() {
        assertThatThrownBy(() -> new BrokerConfig(Path.of("data"), 65_536, 0, 1))
                .hasMessage("port: got 65536, expected 0 to 65535");
    }

    @Test
    void aTopicHasAPartition() {
        assertThatThrownBy(() -> new BrokerConfig(Path.of("data"), 0, 0, 0))
                .hasMessage("partitions: got 0, expected at least 1");
    }
}
