package dev.refit.model.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A payload with its type and signatures: the JSON envelope of DSSE, version 1. Nothing in it may be believed before {@link
 * #payloadSignedWith} has returned it. Immutable.
 */
public final class Envelope {
    /** What an envelope may have at most. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int MAX_SIGNATURES = 100;

    private final String payloadType;
    private final byte[] payload;
    private final List<KeySignature> signatures;

    private Envelope(String payloadType, byte[] payload, List<KeySignature> signatures) {
        this.payloadType = payloadType;
        this.payload = payload;
        this.signatures = signatures;
    }

    private record KeySignature(String keyId, byte[] bytes) {}

    /**
     * Reads the envelope in a file.
     *
     * @throws InvalidSignatureException as {@link #read(byte[])} does
     */
    public static Envelope read(Path file) throws IOException {
        return read(BoundedFile.read(file, MAX_BYTES));
    }

    /**
     * Reads an envelope. Members that DSSE does not know are skipped.
     *
     * @throws InvalidSignatureException if it is none, names a member twice, has no signature, or is too large
     */
    public static Envelope read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new InvalidSignatureException(
                    "got " + json.length + " bytes, expected an envelope of at most " + MAX_BYTES);
        }
        Map<?, ?> envelope = Members.object(parsed(json), "the envelope");
        List<KeySignature> signatures = new ArrayList<>();
        for (Object entry : Members.list(envelope, "signatures", MAX_SIGNATURES)) {
            Map<?, ?> signature = Members.object(entry, "signatures[" + signatures.size() + "]");
            String keyId = signature.get("keyid") == null ? "" : Members.text(signature, "keyid");
            signatures.add(new KeySignature(keyId, base64(signature, "sig")));
        }
        return new Envelope(Members.text(envelope, "payloadType"), base64(envelope, "payload"), signatures);
    }

    /**
     * Returns the bytes that are signed: DSSE's pre-authentication encoding.
     *
     * @param payloadType what the payload is, which is signed as well
     */
    public static byte[] signedBytes(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + type.length + 40);
        bytes.writeBytes(("DSSEv1 " + type.length + " ").getBytes(UTF_8));
        bytes.writeBytes(type);
        bytes.writeBytes((" " + payload.length + " ").getBytes(UTF_8));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    /**
     * Returns the payload if it has the type and one of the signatures is of the key.
     *
     * @throws InvalidSignatureException if the key signed nothing, the signature is of other bytes, or the type is another
     */
    public byte[] payloadSignedWith(VerificationKey key, String type) {
        byte[] message = signedBytes(payloadType, payload);
        List<KeySignature> candidates = signatures.stream()
                .filter(signature ->
                        signature.keyId().isEmpty() || signature.keyId().equals(key.id()))
                .toList();
        if (candidates.isEmpty()) {
            throw new InvalidSignatureException("unknown key: got a signature with the key "
                    + Members.quoted(signatures.get(0).keyId()) + ", expected one with the key " + key.id());
        }
        if (candidates.stream().noneMatch(signature -> key.verifies(message, signature.bytes()))) {
            throw new InvalidSignatureException(
                    "the signature does not fit: it is of other bytes, or of another key than " + key.id());
        }
        if (!payloadType.equals(type)) {
            throw new InvalidSignatureException(
                    "payloadType: got " + Members.quoted(payloadType) + ", expected " + type);
        }
        return payload.clone();
    }

    /** Returns the payload, whoever may have signed it. */
    public byte[] uncheckedPayload() {
        return payload.clone();
    }

    private static Object parsed(byte[] json) {
        try {
            return Json.readUnambiguous(BoundedFile.text(json));
        } catch (InvalidSignatureException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidSignatureException("expected a DSSE envelope: " + e.getMessage());
        }
    }

    /** Both alphabets are allowed. */
    private static byte[] base64(Map<?, ?> object, String name) {
        String text = Members.text(object, name);
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new InvalidSignatureException(name + ": got text that is not base64");
        }
    }
}
