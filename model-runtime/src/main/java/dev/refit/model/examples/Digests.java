package dev.refit.model.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests of files, and shortened ones of a row's leaves and contributions. */
public final class Digests {
    private static final int SHORT_DIGITS = 16;
    private static final int BUFFER = 1 << 16;

    private Digests() {}

    /** Returns the digest as 64 lower-case hexadecimal digits. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Returns the digest of all that is left of a stream, which it does not close. */
    public static String of(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the first 16 digits of the digest of leaf assignments. Each is four bytes, most significant first. */
    public static String ofLeaves(int[] leaves) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * leaves.length);
        bytes.asIntBuffer().put(leaves);
        return of(bytes.array()).substring(0, SHORT_DIGITS);
    }

    /** Returns the first 16 digits of the digest of contributions. Each is the four bytes of its bits, most significant first. */
    public static String ofContributions(float[] contributions) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * contributions.length);
        for (float contribution : contributions) {
            bytes.putInt(Float.floatToRawIntBits(contribution));
        }
        return of(bytes.array()).substring(0, SHORT_DIGITS);
    }
}
