package dev.refit.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.store.ArtifactStoreException;
import dev.refit.store.s3.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who wrote first when the server has written and its answer never came. */
class LostAnswersIT {
    private static final int MORE_THAN_EVER = 1000;

    private S3Server server;
    private LossyRelay relay;
    private S3ArtifactStore store;

    @BeforeEach
    void open() throws IOException {
        server = S3Server.start().use();
        relay = new LossyRelay(server.endpoint());
        System.setProperty("aws.endpointUrl", relay.endpoint().toString());
        store = S3ArtifactStore.at(URI.create("s3://" + S3Server.BUCKET + "/" + UUID.randomUUID() + "/"));
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty("aws.endpointUrl");
        relay.close();
        server.close();
    }

    @Test
    void theOneThatWroteFindsItselfTheFirst() {
        relay.lose(1);

        assertThat(store.putIfAbsent("outcome.json", bytes("mine"))).isTrue();

        assertThat(store.read("outcome.json")).hasValue(bytes("mine"));
    }

    @Test
    void theOneThatCameLaterFindsAnotherFirstHoweverAlikeTheirContents() {
        store.putIfAbsent("outcome.json", bytes("same"));
        relay.lose(2);

        assertThat(store.putIfAbsent("outcome.json", bytes("same"))).isFalse();
    }

    @Test
    void anAnswerThatNeverComesIsAFailureAndTheSameCallMayBeRepeated() {
        relay.lose(MORE_THAN_EVER);

        assertThatThrownBy(() -> store.putIfAbsent("outcome.json", bytes("mine")))
                .isInstanceOf(ArtifactStoreException.class)
                .hasMessageContaining(store.uri("outcome.json").toString());

        relay.lose(0);
        assertThat(store.putIfAbsent("outcome.json", bytes("mine"))).isFalse();
        assertThat(store.read("outcome.json")).hasValue(bytes("mine"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
