package dev.refit.champion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.model.signature.Envelope;
import dev.refit.model.signature.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** Signs releases of one file with a new key. */
final class TestSigner {
    private static final String TYPE = "application/vnd.in-toto+json";

    private final KeyPair pair;

    TestSigner() throws GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    String pem() {
        return Pem.block("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    /** Signs a file of a version of an artifact, where the repository has it. */
    void sign(TestRepository repository, String artifact, String version, String ending)
            throws GeneralSecurityException {
        byte[] content = repository.get(TestRepository.path(artifact, version, ending));
        byte[] statement =
                """
                {"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","predicate":{},
                 "subject":[{"name":"%s-%s%s","digest":{"sha256":"%s"}}]}
                """
                        .formatted(artifact, version, ending, TestRepository.sha256(content))
                        .getBytes(UTF_8);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(Envelope.signedBytes(TYPE, statement));
        String envelope = "{\"payloadType\":\"%s\",\"payload\":\"%s\",\"signatures\":[{\"sig\":\"%s\"}]}"
                .formatted(TYPE, base64(statement), base64(signature.sign()));
        repository.put(TestRepository.path(artifact, version, ".intoto.jsonl"), envelope.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
