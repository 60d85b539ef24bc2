package dev.refit.stage.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The metadata of a committed offset: the unfinished records from it on, as lengths of runs of finished and unfinished ones
 * that take turns. Within {@link #LIMIT}: what does not fit is left out at the end, and counts as not known.
 *
 * @param unfinished the first of them is the committed offset
 * @param end behind the last record that is known to be finished or not; at least the committed offset
 */
record OffsetMetadata(Collection<Long> unfinished, long end) {
    /** Of characters; a broker takes 4096, unless told otherwise. */
    static final int LIMIT = 4000;

    private static final String VERSION = "1:";
    private static final int BYTES = (LIMIT - VERSION.length()) / 4 * 3;
    private static final int MOST_BYTES_OF_A_NUMBER = 10;

    /** More records than a consumer ever holds unfinished: metadata that names more was not written here. */
    private static final int MOST_UNFINISHED = 1_000_000;

    /** Reads what {@link #write} wrote; of anything else, such as no metadata at all, nothing is known. */
    static OffsetMetadata read(long committed, String metadata) {
        TreeSet<Long> unfinished = new TreeSet<>();
        if (metadata == null || !metadata.startsWith(VERSION)) {
            return new OffsetMetadata(unfinished, committed);
        }
        long end = committed;
        try {
            ByteArrayInputStream bytes =
                    new ByteArrayInputStream(Base64.getDecoder().decode(metadata.substring(VERSION.length())));
            for (boolean open = true; bytes.available() > 0; open = !open) {
                long length = number(bytes);
                if (open && length > MOST_UNFINISHED - unfinished.size() || length > Long.MAX_VALUE - end) {
                    throw new IllegalArgumentException("more records than there are");
                }
                for (long offset = end; open && offset < end + length; offset++) {
                    unfinished.add(offset);
                }
                end += length;
            }
        } catch (IllegalArgumentException e) {
            return new OffsetMetadata(new TreeSet<>(), committed);
        }
        return new OffsetMetadata(unfinished, end);
    }

    static String write(long committed, SortedSet<Long> unfinished, long end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long from = committed;
        long to = committed;
        for (long offset : unfinished) {
            if (offset == to) {
                to++;
            } else if (bytes.size() + 2 * MOST_BYTES_OF_A_NUMBER > BYTES) {
                return text(bytes);
            } else {
                number(to - from, bytes);
                number(offset - to, bytes);
                from = offset;
                to = offset + 1;
            }
        }
        if (bytes.size() + 2 * MOST_BYTES_OF_A_NUMBER <= BYTES && end > committed) {
            number(to - from, bytes);
            number(end - to, bytes);
        }
        return text(bytes);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.size() == 0 ? "" : VERSION + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private static void number(long number, ByteArrayOutputStream bytes) {
        long left = number;
        while (left > 0x7f) {
            bytes.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    private static long number(ByteArrayInputStream bytes) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = bytes.read();
            if (next < 0 || shift > 56) {
                throw new IllegalArgumentException("a number that has no end");
            }
            number |= (long) (next & 0x7f) << shift;
            if (next <= 0x7f) {
                return number;
            }
        }
    }
}
