package dev.refit.model.examples;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, of files whole and of a row's values short. */
public final class Digests {
    private static final int SHORT_DIGITS = 16;

    private Digests() {}

    /** 64 lower-case hexadecimal digits. */
    public static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first 16 digits of the digest of leaf assignments, each four bytes, the highest first. */
    public static String ofLeaves(int[] leaves) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * leaves.length);
        bytes.asIntBuffer().put(leaves);
        return of(bytes.array()).substring(0, SHORT_DIGITS);
    }

    /** The first 16 digits of the digest of contributions, each the four bytes of its bits, the highest first. */
    public static String ofContributions(float[] contributions) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * contributions.length);
        for (float contribution : contributions) {
            bytes.putInt(Float.floatToRawIntBits(contribution));
        }
        return of(bytes.array()).substring(0, SHORT_DIGITS);
    }
}
