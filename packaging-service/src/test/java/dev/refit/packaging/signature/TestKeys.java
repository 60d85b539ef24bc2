package dev.refit.packaging.signature;

import dev.refit.model.signature.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** New keys, in files as services read them. */
public final class TestKeys {
    private TestKeys() {}

    public static Path file(Path file) throws IOException {
        KeyPair pair = pair("Ed25519");
        return Files.writeString(file, privatePem(pair) + publicPem(pair));
    }

    static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String privatePem(KeyPair pair) {
        return Pem.block("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    static String publicPem(KeyPair pair) {
        return Pem.block("PUBLIC KEY", pair.getPublic().getEncoded());
    }
}
