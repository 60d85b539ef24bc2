package dev.refit.model.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.model.examples.Digests;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody who signs releases, with a new key. */
public final class TestSigner {
    private final KeyPair pair;

    public TestSigner() throws GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    public String publicPem() {
        return Pem.block("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    public VerificationKey key() {
        return VerificationKey.parse(publicPem());
    }

    public byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    /** An envelope of one signature. */
    public String envelope(String type, String payload) throws GeneralSecurityException {
        byte[] bytes = payload.getBytes(UTF_8);
        return """
                {"payloadType":"%s","payload":"%s","signatures":[{"keyid":"%s","sig":"%s"}]}
                """
                .formatted(type, base64(bytes), key().id(), base64(sign(Envelope.signedBytes(type, bytes))));
    }

    /** An envelope of a release with these files. */
    public String release(Map<String, byte[]> files) throws GeneralSecurityException {
        String subjects = files.entrySet().stream()
                .map(file -> "{\"name\":\"%s\",\"digest\":{\"sha256\":\"%s\"}}"
                        .formatted(file.getKey(), Digests.of(file.getValue())))
                .collect(Collectors.joining(","));
        return envelope(Statement.PAYLOAD_TYPE, statement(subjects));
    }

    static String statement(String subjects) {
        return """
                {"_type":"https://in-toto.io/Statement/v1","subject":[%s],
                 "predicateType":"https://slsa.dev/provenance/v1","predicate":{}}
                """
                .formatted(subjects);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
