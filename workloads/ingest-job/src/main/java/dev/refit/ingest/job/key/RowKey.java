package dev.refit.ingest.job.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The values of some columns of a row, and where it stands.
 *
 * @param high the first half of a digest of the values: 128 bits of SHA-256, so that equal ones mean equal values
 * @param low the second half
 * @param file the number of the row's file
 * @param line where the row stands in it
 */
record RowKey(long high, long low, int file, long line) {
    record Values(long high, long low) {}

    static final int BYTES = 2 * Long.BYTES + Integer.BYTES + Long.BYTES;

    /** @param values that are equal when they mean the same; none is null */
    static RowKey of(Object[] values, int file, long line) {
        MessageDigest digest = sha256();
        for (Object value : values) {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
            digest.update(text);
        }
        ByteBuffer bits = ByteBuffer.wrap(digest.digest());
        return new RowKey(bits.getLong(), bits.getLong(), file, line);
    }

    void write(ByteBuffer to) {
        to.putLong(high).putLong(low).putInt(file).putLong(line);
    }

    static RowKey read(ByteBuffer from) {
        return new RowKey(from.getLong(), from.getLong(), from.getInt(), from.getLong());
    }

    /** Equal for equal values, wherever the rows stand. */
    Values values() {
        return new Values(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
