package dev.refit.model.signature;

import dev.refit.model.examples.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;

/** The public half of an Ed25519 key. */
public final class VerificationKey {
    /** The algorithm as Java names it. */
    public static final String ALGORITHM = "Ed25519";

    /** The label of a public key in PEM. */
    public static final String LABEL = "PUBLIC KEY";

    private static final int MAX_BYTES = 1 << 16;

    private final PublicKey key;

    private VerificationKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Reads the public key of a file. Other blocks of the file, such as the private key, are skipped.
     *
     * @throws InvalidSignatureException if it holds no Ed25519 public key
     */
    public static VerificationKey read(Path file) throws IOException {
        try {
            return parse(BoundedFile.text(BoundedFile.read(file, MAX_BYTES)));
        } catch (InvalidSignatureException e) {
            throw new InvalidSignatureException(file + ": " + e.getMessage());
        }
    }

    /** @throws InvalidSignatureException if the text holds no Ed25519 public key in PEM */
    public static VerificationKey parse(String pem) {
        byte[] encoded = Pem.find(pem, LABEL)
                .orElseThrow(() -> new InvalidSignatureException(
                        "got no line -----BEGIN PUBLIC KEY-----, expected a public key in PEM"));
        try {
            return new VerificationKey(
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new InvalidSignatureException("got a public key of another kind, expected an Ed25519 key");
        }
    }

    /** Returns the SHA-256 of the key's SubjectPublicKeyInfo in hexadecimal digits. */
    public String id() {
        return Digests.of(key.getEncoded());
    }

    /** Returns the key as PEM. */
    public String pem() {
        return Pem.block(LABEL, key.getEncoded());
    }

    /** Tells whether a signature of a message was made with the private half of this key. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException e) {
            return false; // It has another length, or is no point of the curve.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 17 on has Ed25519", e);
        }
    }
}
