package dev.refit.packaging.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.model.signature.Envelope;
import dev.refit.model.signature.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    @TempDir
    Path temp;

    @Test
    void whatIsSignedIsVerifiedAndAlwaysTheSame() throws Exception {
        Path file = TestKeys.file(temp.resolve("key.pem"));
        byte[] payload = "said".getBytes(UTF_8);

        byte[] envelope = SignedEnvelope.of("text/plain", payload, SigningKey.read(file));

        assertThat(SignedEnvelope.of("text/plain", payload, SigningKey.read(file)))
                .isEqualTo(envelope);
        assertThat(Envelope.read(envelope).payloadSignedWith(VerificationKey.read(file), "text/plain"))
                .isEqualTo(payload);
        assertThat(SigningKey.read(file).id())
                .isEqualTo(VerificationKey.read(file).id());
        assertThat(new String(envelope, UTF_8)).endsWith("]}\n").hasLineCount(1);
    }

    @Test
    void whatIsNoKeyIsRefusedWithHowToMakeOneAndWithoutItsContent() throws Exception {
        KeyPair pair = TestKeys.pair("Ed25519");
        String privatePem = TestKeys.privatePem(pair);
        KeyPair ec = TestKeys.pair("EC");

        refused(TestKeys.publicPem(pair), "got no line -----BEGIN PRIVATE KEY-----");
        refused(privatePem, "got no line -----BEGIN PUBLIC KEY-----");
        refused(privatePem + TestKeys.publicPem(TestKeys.pair("Ed25519")), "not of the private key");
        refused(TestKeys.privatePem(ec) + TestKeys.publicPem(ec), "got a private key of another kind");
        refused(privatePem.replace("M", "!") + TestKeys.publicPem(pair), "got a PRIVATE KEY that is not base64");
        assertThatThrownBy(() -> SigningKey.read(temp.resolve("gone")))
                .hasMessageContaining("refit.packaging.signing-key-file: got " + temp.resolve("gone"))
                .hasMessageContaining("expected a file that can be read");
    }

    private void refused(String pem, String problem) throws IOException {
        Path file = Files.writeString(temp.resolve("key.pem"), pem);

        assertThatThrownBy(() -> SigningKey.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("refit.packaging.signing-key-file: " + file + ": ")
                .hasMessageContaining(problem)
                .hasMessageContaining("openssl genpkey -algorithm ed25519")
                .satisfies(e -> assertThat(e.getMessage())
                        .doesNotContain(pem.lines().skip(1).findFirst().get()));
    }
}
