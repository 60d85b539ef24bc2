package dev.refit.packaging.signature;

import dev.refit.events.RefitJson;
import dev.refit.model.signature.Envelope;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes DSSE envelopes, each on a line of its own. */
public final class SignedEnvelope {
    private SignedEnvelope() {}

    /** The same payload and key give the same bytes. */
    public static byte[] of(String payloadType, byte[] payload, SigningKey key) {
        Base64.Encoder base64 = Base64.getEncoder();
        Map<String, Object> signature = new LinkedHashMap<>();
        signature.put("keyid", key.id());
        signature.put("sig", base64.encodeToString(key.sign(Envelope.signedBytes(payloadType, payload))));
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("payloadType", payloadType);
        envelope.put("payload", base64.encodeToString(payload));
        envelope.put("signatures", List.of(signature));
        return (RefitJson.write(envelope) + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
