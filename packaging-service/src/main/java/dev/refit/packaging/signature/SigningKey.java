package dev.refit.packaging.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.model.signature.InvalidSignatureException;
import dev.refit.model.signature.Pem;
import dev.refit.model.signature.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** An Ed25519 key that signs. The same bytes always have the same signature. Thread-safe. */
public final class SigningKey {
    /** Where a service is told of its key. */
    public static final String SETTING = "refit.packaging.signing-key-file";

    private static final String HINT =
            "; make one with: openssl genpkey -algorithm ed25519 -out FILE && openssl pkey -in"
                    + " FILE -pubout >> FILE";

    private final PrivateKey key;
    private final VerificationKey verification;

    private SigningKey(PrivateKey key, VerificationKey verification) {
        this.key = key;
        this.verification = verification;
    }

    /**
     * Reads a key: a private key and its public key, both as PEM.
     *
     * @throws IllegalArgumentException if the file cannot be read, lacks one of them, or they do not belong together
     */
    public static SigningKey read(Path file) {
        try {
            String pem = Files.readString(file, UTF_8);
            SigningKey key = new SigningKey(privateKey(pem), VerificationKey.parse(pem));
            byte[] probe = "refit".getBytes(UTF_8);
            if (!key.verification.verifies(probe, key.sign(probe))) {
                throw new InvalidSignatureException("got a public key that is not of the private key");
            }
            return key;
        } catch (InvalidSignatureException e) {
            throw new IllegalArgumentException(SETTING + ": " + file + ": " + e.getMessage() + HINT, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    SETTING + ": got " + file + ", expected a file that can be read: " + e + HINT, e);
        }
    }

    /** Returns the key's id, by which whoever checks finds its public half. */
    public String id() {
        return verification.id();
    }

    /** Returns the public half, which checks what this key has signed. */
    public VerificationKey verification() {
        return verification;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(VerificationKey.ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was usable before", e);
        }
    }

    private static PrivateKey privateKey(String pem) {
        byte[] encoded = Pem.find(pem, "PRIVATE KEY")
                .orElseThrow(() -> new InvalidSignatureException(
                        "got no line -----BEGIN PRIVATE KEY-----, expected a private and a public key in PEM"));
        try {
            return KeyFactory.getInstance(VerificationKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new InvalidSignatureException("got a private key of another kind, expected an Ed25519 key");
        }
    }
}
