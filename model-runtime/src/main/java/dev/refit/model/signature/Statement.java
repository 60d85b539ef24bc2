package dev.refit.model.signature;

import dev.refit.model.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said about files: an in-toto statement, version 1.
 *
 * @param predicateType what is said
 * @param digests the SHA-256 of each file by its name, in the order of the statement
 */
public record Statement(String predicateType, Map<String, String> digests) {
    /** The payload type of an envelope that holds a statement. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    /** The type of a statement. */
    public static final String TYPE = "https://in-toto.io/Statement/v1";

    private static final int MAX_SUBJECTS = 10_000;

    /** @throws InvalidSignatureException if it is no such statement, or names a file twice or without a SHA-256 */
    public static Statement read(byte[] payload) {
        Map<?, ?> statement = Members.object(parsed(payload), "the statement");
        String type = Members.text(statement, "_type");
        if (!type.equals(TYPE)) {
            throw new InvalidSignatureException("_type: got " + Members.quoted(type) + ", expected " + TYPE);
        }
        List<?> subjects = Members.list(statement, "subject", MAX_SUBJECTS);
        Map<String, String> digests = new LinkedHashMap<>();
        for (Object entry : subjects) {
            String where = "subject[" + digests.size() + "]";
            Map<?, ?> subject = Members.object(entry, where);
            String name = Members.text(subject, "name");
            String sha256 = Members.text(Members.object(subject.get("digest"), where + ".digest"), "sha256");
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new InvalidSignatureException(
                        where + ".digest.sha256: got " + Members.quoted(sha256) + ", expected 64 hexadecimal digits");
            }
            if (digests.put(name, sha256) != null) {
                throw new InvalidSignatureException(where + ": got " + Members.quoted(name) + " twice");
            }
        }
        return new Statement(Members.text(statement, "predicateType"), digests);
    }

    private static Object parsed(byte[] payload) {
        try {
            return Json.readUnambiguous(BoundedFile.text(payload));
        } catch (InvalidSignatureException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidSignatureException("expected an in-toto statement: " + e.getMessage());
        }
    }
}
