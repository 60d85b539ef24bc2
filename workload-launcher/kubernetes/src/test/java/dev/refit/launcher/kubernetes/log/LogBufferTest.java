package dev.refit.launcher.kubernetes.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogBufferTest {
    private final LogBuffer buffer = new LogBuffer(() -> {});

    @Test
    void theLastThousandLinesAreKept() {
        for (int i = 1; i <= 3000; i++) {
            say("line " + i);
        }

        assertThat(buffer.tail(5000)).hasSize(1000).startsWith("line 2001").endsWith("line 3000");
    }

    @Test
    void ofLongLinesFewerAreKept() {
        for (int i = 1; i <= 3000; i++) {
            say("x".repeat(10_000));
        }

        List<String> kept = buffer.tail(5000);
        assertThat(kept).hasSize(64).allMatch(line -> line.length() == 4096);
    }

    private void say(String line) {
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        buffer.write(bytes, 0, bytes.length);
    }
}
