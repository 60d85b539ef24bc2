package dev.refit.packaging.job.model;

import dev.refit.events.checks.Digests;
import dev.refit.model.zip.CheckedZip;
import dev.refit.model.zip.ZipLimits;
import dev.refit.model.zip.ZipMember;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Computes the digest that identifies a model whenever and wherever it was trained; {@code docs/releases.md} defines it. It
 * is the SHA-256 over a line {@code <SHA-256 of the content>  ./<name>} for each entry of the MOJO, ordered by the bytes of
 * the names. It ignores what differs between two trainings of the same model: the lines {@code timestamp = …} and {@code
 * uuid = …} of {@code model.ini}, and {@code experimental/modelDetails.json}.
 */
public final class CanonicalModel {
    private static final String INI = "model.ini";
    private static final String DETAILS = "experimental/modelDetails.json";

    private CanonicalModel() {}

    /**
     * Returns the digest as 64 lower-case hexadecimal digits.
     *
     * @param mojo the bytes that are scored
     */
    public static String digest(byte[] mojo) throws IOException {
        Map<String, String> digests = new TreeMap<>(CanonicalModel::byBytes);
        CheckedZip zip = CheckedZip.of(mojo, ZipLimits.OF_MODELS);
        for (ZipMember entry : zip.members().values()) {
            if (!entry.isFolder() && !entry.name().equals(DETAILS)) {
                byte[] content = zip.bytes(entry);
                digests.put(
                        entry.name(),
                        Digests.sha256(entry.name().equals(INI) ? withoutTimestampAndUuid(content) : content));
            }
        }
        return Digests.sha256(digests.entrySet().stream()
                .map(entry -> entry.getValue() + "  ./" + entry.getKey() + "\n")
                .collect(Collectors.joining()));
    }

    private static byte[] withoutTimestampAndUuid(byte[] ini) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int begin = 0;
        while (begin < ini.length) {
            int end = begin;
            while (end < ini.length && ini[end] != '\n') {
                end++;
            }
            end = Math.min(ini.length, end + 1);
            String line = new String(ini, begin, end - begin, StandardCharsets.UTF_8);
            if (!line.startsWith("timestamp = ") && !line.startsWith("uuid = ")) {
                kept.write(ini, begin, end - begin);
            }
            begin = end;
        }
        return kept.toByteArray();
    }

    private static int byBytes(String one, String other) {
        return java.util.Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
