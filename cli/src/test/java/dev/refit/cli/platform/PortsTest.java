package dev.refit.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.launcher.local.process.PortOwner;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {
    @Test
    void servicesStandTenAboveTheBroker() {
        assertThat(Ports.at(7100)).isEqualTo(new Ports(7100, 7101, 7110, 7111, 7112, 7113));
    }

    @Test
    void freePortsAreNotThoseOfOutgoingConnections() {
        assertThat(IntStream.of(FreePorts.some(20)).boxed())
                .doesNotHaveDuplicates()
                .allMatch(port -> port < 32_768);
    }

    @Test
    void aPortThatIsInUseIsNamedWithItsUse() throws Exception {
        Ports free = Ports.free();

        try (ServerSocket taken = new ServerSocket(free.training(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(free.taken()).isEqualTo(Map.of(taken.getLocalPort(), "training"));
        }
    }

    @Test
    void theAdvisedBaseIsAnotherOneWhosePortsAreFree() throws Exception {
        String first = Ports.advice(7100);
        int advised = Integer.parseInt(first.replaceAll("\\D+(\\d+) .*", "$1"));

        assertThat(advised).isGreaterThan(7100);
        assertThat(Ports.at(advised).taken()).isEmpty();
        try (ServerSocket taken = new ServerSocket(advised + 1, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(Ports.advice(7100))
                    .as("port %s is taken", taken.getLocalPort())
                    .isNotEqualTo(first);
        }
        assertThat(Ports.advice(65_500)).isEqualTo("refit up --port-base 0 (any free ones)");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProcessThatHoldsAPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(PortOwner.of(taken.getLocalPort()).orElseThrow())
                    .startsWith("pid " + ProcessHandle.current().pid() + " (java");
        }
    }

    @Test
    void privilegedAndImpossibleBasesAreRefused() {
        assertThatThrownBy(() -> Ports.at(80)).hasMessageContaining("--port-base: got 80");
        assertThatThrownBy(() -> Ports.at(65_535)).hasMessageContaining("--port-base: got 65535");
    }
}
