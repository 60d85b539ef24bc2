package dev.refit.ingest.notification;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks 1.0 asks for: HMAC-SHA256 over id, time and body, with each secret. */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private final List<SecretKeySpec> keys;

    private WebhookSignature(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Reads secrets, one a line. They are not quoted in what is thrown.
     *
     * @throws IllegalArgumentException when there is none, or one is not a secret
     */
    static WebhookSignature of(String field, String text) {
        List<SecretKeySpec> keys = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> key(field, line))
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(field + ": got nothing, expected " + expected());
        }
        return new WebhookSignature(keys);
    }

    /** The value of the header {@code webhook-signature}. */
    String sign(String id, Instant time, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return keys.stream().map(key -> "v1," + mac(key, signed.toByteArray())).collect(Collectors.joining(" "));
    }

    private static String mac(SecretKeySpec key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec key(String field, String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
                if (bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES) {
                    return new SecretKeySpec(bytes, ALGORITHM);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(field + ": got no base 64, expected " + expected(), e);
            }
        }
        throw new IllegalArgumentException(field + ": got something else, expected " + expected());
    }

    private static String expected() {
        return PREFIX + " and " + MIN_BYTES + " to " + MAX_BYTES
                + " bytes in base 64, such as from: echo whsec_$(openssl rand -base64 32)";
    }
}
