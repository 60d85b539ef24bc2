package dev.refit.model.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {
    /** The second test of RFC 8032, 7.1. */
    private static final String PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

    private static final String SIGNATURE = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    @TempDir
    Path temp;

    @Test
    void theSignatureOfThePublishedTestVectorFits() {
        VerificationKey key = VerificationKey.parse(
                Pem.block("PUBLIC KEY", HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC)));

        assertThat(key.verifies(new byte[] {0x72}, HexFormat.of().parseHex(SIGNATURE)))
                .isTrue();
        assertThat(key.verifies(new byte[] {0x73}, HexFormat.of().parseHex(SIGNATURE)))
                .isFalse();
        assertThat(VerificationKey.parse(key.pem()).id()).isEqualTo(key.id()).hasSize(64);
    }

    @Test
    void thePublicKeyIsFoundBesideThePrivateOneAndWithCarriageReturns() throws Exception {
        TestSigner signer = new TestSigner();
        String both = Pem.block("PRIVATE KEY", new byte[48]) + "a comment\n" + signer.publicPem();

        assertThat(VerificationKey.parse(both).id()).isEqualTo(signer.key().id());
        assertThat(VerificationKey.parse(both.replace("\n", "\r\n")).id())
                .isEqualTo(signer.key().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519 AAAA",
                "-----BEGIN PRIVATE KEY-----\neA==\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PUBLIC KEY-----\neA==\n"
            })
    void whatHoldsNoneIsRefusedWithTheFile(String text) throws Exception {
        Path file = Files.writeString(temp.resolve("key.pem"), text);

        assertThatThrownBy(() -> VerificationKey.read(file))
                .isInstanceOf(InvalidSignatureException.class)
                .hasMessage(file + ": got no line -----BEGIN PUBLIC KEY-----, expected a public key in PEM");
    }

    @Test
    void aKeyOfAnotherKindAndAFileWithoutEndAreRefused() throws Exception {
        String ec = Pem.block(
                "PUBLIC KEY",
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded());

        assertThatThrownBy(() -> VerificationKey.parse(ec)).hasMessageContaining("expected an Ed25519 key");
        assertThatThrownBy(() -> VerificationKey.parse(ec.replace("MF", "!!"))).hasMessageContaining("is not base64");
        assertThatThrownBy(() -> VerificationKey.read(Path.of("/dev/zero")))
                .hasMessageContaining("expected at most 65536");
    }
}
