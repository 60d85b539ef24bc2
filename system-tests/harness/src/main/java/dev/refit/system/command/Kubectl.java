package dev.refit.system.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** kubectl, as an operator types it, against the cluster that KUBECONFIG names. Ends what it began when it is closed. */
public final class Kubectl implements AutoCloseable {
    private final List<Process> begun = new ArrayList<>();

    /** Runs it, asserts that it went well, and answers what it printed. */
    public String ok(String... words) {
        RefitCommand.Answer answer = run(words);
        assertThat(answer.exitCode())
                .as("kubectl %s: %s", List.of(words), answer.output())
                .isZero();
        return answer.output();
    }

    public RefitCommand.Answer run(String... words) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(Arrays.asList(words));
        return RefitCommand.process(command);
    }

    /** Forwards a port of 127.0.0.1 to a service's; the connection is there when this returns. */
    public void forward(String namespace, String service, int port, int to) {
        begin(ProcessBuilder.Redirect.DISCARD, "-n", namespace, "port-forward", "svc/" + service, port + ":" + to);
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            }
        });
    }

    /** Goes on in the background, with its output in a file. */
    public void watch(Path output, String... words) {
        begin(ProcessBuilder.Redirect.to(output.toFile()), words);
    }

    public static List<String> lines(Path output) {
        try {
            return Files.readString(output, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(ProcessBuilder.Redirect output, String... words) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(Arrays.asList(words));
        try {
            begun.add(new ProcessBuilder(command)
                    .redirectOutput(output)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        begun.forEach(Process::destroy);
    }
}
