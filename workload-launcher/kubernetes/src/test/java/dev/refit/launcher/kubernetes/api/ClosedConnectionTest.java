package dev.refit.launcher.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.launcher.LauncherException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a call whose connection the API server closes rather than answer. */
@Timeout(60)
class ClosedConnectionTest {
    private static final String CONFIG_MAP =
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"n\"}}";

    @Test
    void theCallIsMadeOnceMore() throws Exception {
        try (ClosingServer server = new ClosingServer(1);
                KubernetesClient client = client(server)) {
            assertThat(read(client).getMetadata().getName()).isEqualTo("a");
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatClosesEveryConnectionIsAFailure() throws Exception {
        try (ClosingServer server = new ClosingServer(Integer.MAX_VALUE);
                KubernetesClient client = client(server)) {
            assertThatThrownBy(() -> read(client))
                    .isInstanceOf(LauncherException.class)
                    .hasMessageStartingWith("cannot read a: ");
        }
    }

    private static ConfigMap read(KubernetesClient client) {
        return Api.call(
                "read a",
                () -> client.configMaps().inNamespace("n").withName("a").get());
    }

    private static KubernetesClient client(ClosingServer server) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.port())
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** Reads each request to its end; closes the first connections without a word and answers the others. */
    private static final class ClosingServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger requests = new AtomicInteger();
        private final int closed;

        ClosingServer(int closed) throws IOException {
            this.closed = closed;
            Thread server = new Thread(this::serve, "closing-server");
            server.setDaemon(true);
            server.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        int requests() {
            return requests.get();
        }

        private void serve() {
            try {
                while (true) {
                    try (Socket connection = socket.accept()) {
                        serve(connection);
                    }
                }
            } catch (IOException e) {
                // The test is over.
            }
        }

        private void serve(Socket connection) throws IOException {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            String line = request.readLine();
            while (line != null && !line.isEmpty()) {
                line = request.readLine();
            }
            if (requests.incrementAndGet() > closed) {
                connection
                        .getOutputStream()
                        .write(
                                ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                                + CONFIG_MAP.length() + "\r\n\r\n" + CONFIG_MAP)
                                        .getBytes(StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
