package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import dev.refit.cli.FileTrouble;
import dev.refit.cli.SecretFile;
import dev.refit.model.signature.InvalidSignatureException;
import dev.refit.model.signature.Pem;
import dev.refit.model.signature.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Optional;

/** The key that signs the releases of a home, in a file that only its owner reads. */
public final class HomeKey {
    private HomeKey() {}

    /**
     * Makes the key of a home that has none, and lets nobody else read the one that it has. Whoever calls holds the
     * platform's lock, so that there is one key.
     */
    static void ensure(Home home) {
        try {
            SecretFile.ensure(home.signingKeyFile(), HomeKey::generated);
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    /**
     * The public half of the key of a home; empty when it has none yet.
     *
     * @throws CliFailure when the file holds no key, or cannot be read
     */
    public static Optional<VerificationKey> of(Home home) {
        Path file = home.signingKeyFile();
        return Files.exists(file) ? Optional.of(read("The key of the home", file)) : Optional.empty();
    }

    /**
     * The public key in a file.
     *
     * @param what names the file in messages
     * @throws CliFailure when the file holds none, or cannot be read
     */
    public static VerificationKey read(String what, Path file) {
        try {
            return VerificationKey.read(file);
        } catch (InvalidSignatureException e) {
            throw CliFailure.invalid(
                    what + ": " + e.getMessage() + ".", "The publisher prints the key with: refit keys show");
        } catch (IOException e) {
            throw CliFailure.invalid(what + ": " + FileTrouble.of(e) + ".", "");
        }
    }

    private static String generated() {
        try {
            KeyPair pair =
                    KeyPairGenerator.getInstance(VerificationKey.ALGORITHM).generateKeyPair();
            return Pem.block("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + Pem.block(VerificationKey.LABEL, pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 17 on has Ed25519", e);
        }
    }
}
