package dev.refit.stage.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a connection whose clock stands still until it is moved. */
class HeadDeadlineTest {
    private static final String HEAD = "POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n";

    private final EmbeddedChannel connection = new EmbeddedChannel();

    @BeforeEach
    void open() {
        connection.freezeTime();
        connection.pipeline().addLast(new HeadDeadline(10_000));
        connection.pipeline().addLast("httpDecoder", new HttpRequestDecoder());
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @Test
    void aHeadThatComesByteByByteEndsTheConnection() {
        for (int second = 0; second < 10; second++) {
            assertThat(connection.isOpen()).as("after %d s", second).isTrue();
            receive(HEAD.substring(second, second + 1));
            pass(1);
        }

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aHeadThatIsThereInTimeLetsItsBodyTakeLonger() {
        receive(HEAD.substring(0, 20));
        pass(9);
        receive(HEAD.substring(20));
        pass(60);
        receive("body");
        pass(60);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void theNextHeadHasADeadlineOfItsOwn() {
        receive(HEAD + "body");
        pass(60);
        receive("GET ");
        pass(9);
        assertThat(connection.isOpen()).isTrue();
        pass(1);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aConnectionThatSaysNothingIsNotItsBusiness() {
        pass(60);

        assertThat(connection.isOpen()).isTrue();
    }

    private void receive(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        connection.runPendingTasks();
    }
}
