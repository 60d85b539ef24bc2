package dev.refit.model.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final String TYPE = "text/plain";

    private TestSigner signer;

    @BeforeEach
    void signer() throws GeneralSecurityException {
        signer = new TestSigner();
    }

    /** The example of DSSE's protocol.md. */
    @Test
    void theSignedBytesAreThoseOfThePublishedTestVector() {
        assertThat(Envelope.signedBytes("http://example.com/HelloWorld", "hello world".getBytes(UTF_8)))
                .asString(UTF_8)
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        assertThat(Envelope.signedBytes("é", new byte[0])).asString(UTF_8).isEqualTo("DSSEv1 2 é 0 ");
    }

    @Test
    void aPayloadIsReturnedToWhoeverKnowsTheKey() throws Exception {
        assertThat(payload(signer.envelope(TYPE, "said"))).asString(UTF_8).isEqualTo("said");
    }

    @Test
    void bothAlphabetsOfBase64AndUnknownMembersAreRead() throws Exception {
        String text = signer.envelope(TYPE, "said ÿ>?ÿ>?")
                .replaceFirst("\\{", "{\"later\":{\"a\":[1]},")
                .replace('+', '-')
                .replace("/", "_")
                .replace("text_plain", TYPE);

        assertThat(payload(text)).asString(UTF_8).isEqualTo("said ÿ>?ÿ>?");
    }

    @Test
    void aKeyIdIsOnlyAHint() throws Exception {
        String without = signer.envelope(TYPE, "said").replaceFirst("\"keyid\":\"[^\"]*\",", "");
        String lie = new TestSigner().envelope(TYPE, "said").replaceFirst("\"keyid\":\"[^\"]*\"", keyId());

        assertThat(payload(without)).asString(UTF_8).isEqualTo("said");
        assertThatThrownBy(() -> payload(lie)).hasMessageContaining("the signature does not fit");
    }

    @Test
    void anotherKeyIsNamed() throws Exception {
        TestSigner other = new TestSigner();

        assertThatThrownBy(() -> payload(other.envelope(TYPE, "said")))
                .isInstanceOf(InvalidSignatureException.class)
                .hasMessage("unknown key: got a signature with the key '"
                        + other.key().id() + "', expected one with the key "
                        + signer.key().id());
    }

    @Test
    void anotherPayloadAndAnotherTypeDoNotFitTheSignature() throws Exception {
        String envelope = signer.envelope(TYPE, "said");

        assertThatThrownBy(() -> payload(envelope.replace(base64("said"), base64("sail"))))
                .hasMessageContaining("the signature does not fit");
        assertThatThrownBy(() -> payload(envelope.replace(TYPE, "text/html")))
                .hasMessageContaining("the signature does not fit");
        assertThatThrownBy(() -> payload(signer.envelope("text/html", "said")))
                .hasMessage("payloadType: got 'text/html', expected text/plain");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ``                                                         | expected a DSSE envelope: expected JSON
            []                                                         | the envelope: expected a JSON object
            {}                                                         | signatures: expected a list of 1 to 100 entries
            {"payloadType":"t","payload":"","signatures":[]}           | signatures: expected a list of 1 to 100 entries
            {"payloadType":"t","payload":"eA==","signatures":[1]}      | signatures[0]: expected a JSON object
            {"payloadType":"t","payload":"eA==","signatures":[{}]}     | sig: expected a text that is not empty
            {"payloadType":"t","payload":"e","signatures":[{"sig":"eA=="}]} | payload: got text that is not base64
            {"payloadType":"t","payload":"e A","signatures":[{"sig":"eA=="}]} | payload: got text that is not base64
            {"payloadType":"t","payload":"eA==","signatures":[{"sig":"~"}]} | sig: got text that is not base64
            {"payloadType":7,"payload":"eA==","signatures":[{"sig":"eA=="}]} | payloadType: expected a text
            {"payloadType":"t","payload":"eA==","payload":"eQ==","signatures":[{"sig":"eA=="}]} | each name once, got 'payload' twice
            {"payloadType":"t","payload":"eA==","signatures":[{"sig":"eA=="}]} {} | expected the end
            """)
    void whatIsNoneIsRefused(String text, String problem) {
        assertThatThrownBy(() -> Envelope.read(text.getBytes(UTF_8)))
                .isInstanceOf(InvalidSignatureException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void whatHasNoEndIsRefused() {
        assertThatThrownBy(() -> Envelope.read("{\"a\":".repeat(100_000).getBytes(UTF_8)))
                .hasMessageContaining("at most 200 values within each other");
        assertThatThrownBy(() -> Envelope.read(new byte[Envelope.MAX_BYTES + 1]))
                .hasMessage("got 16777217 bytes, expected an envelope of at most 16777216");
        assertThatThrownBy(() -> Envelope.read(("{\"payloadType\":\"t\",\"payload\":\"eA==\",\"signatures\":["
                                + "{\"sig\":\"eA==\"},".repeat(100) + "{\"sig\":\"eA==\"}]}")
                        .getBytes(UTF_8)))
                .hasMessageContaining("signatures: expected a list of 1 to 100 entries");
        assertThatThrownBy(() -> Envelope.read(new byte[] {'"', (byte) 0xff, '"'}))
                .hasMessageContaining("not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 10_000})
    void aSignatureOfAnotherLengthDoesNotFit(int length) {
        assertThat(signer.key().verifies(new byte[3], new byte[length])).isFalse();
    }

    private byte[] payload(String envelope) {
        return Envelope.read(envelope.getBytes(UTF_8)).payloadSignedWith(signer.key(), TYPE);
    }

    private String keyId() {
        return "\"keyid\":\"" + signer.key().id() + "\"";
    }

    private static String base64(String text) {
        return TestSigner.base64(text.getBytes(UTF_8));
    }
}
