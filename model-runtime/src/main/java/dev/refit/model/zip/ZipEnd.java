package dev.refit.model.zip;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The records at the end of a zip, which tell where its directory is. There must be one end that all readers find, whether
 * they look from the front or from the back.
 *
 * @param entries the number of entries in the directory
 * @param from the position of the directory
 * @param size the size of the directory
 */
record ZipEnd(long entries, long from, long size) {
    private static final int END = 0x06054b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END_64 = 0x06064b50;
    private static final int BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int END_64_BYTES = 56;
    private static final int MAX_COMMENT = 0xFFFF;

    static ZipEnd read(ZipBytes zip) throws IOException {
        long size = zip.size();
        if (size < BYTES) {
            throw new InvalidZipException("has " + size + " bytes, expected a zip");
        }
        int tail = (int) Math.min(size, BYTES + MAX_COMMENT);
        ByteBuffer bytes = zip.read(size - tail, tail);
        int at = -1;
        for (int i = tail - BYTES; i >= 0 && at < 0; i--) {
            at = bytes.getInt(i) == END ? i : -1;
        }
        if (at < 0) {
            throw new InvalidZipException("has no directory at its end, expected a whole zip");
        }
        if (at + BYTES + bytes.getChar(at + 20) != tail) {
            throw new InvalidZipException("has bytes after its end, expected nothing after the directory");
        }
        long begin = size - tail + at;
        ZipEnd end = new ZipEnd(
                bytes.getChar(at + 10),
                Integer.toUnsignedLong(bytes.getInt(at + 16)),
                Integer.toUnsignedLong(bytes.getInt(at + 12)));
        if (bytes.getInt(at + 4) != 0 || bytes.getChar(at + 8) != bytes.getChar(at + 10)) {
            throw new InvalidZipException("is one part of several, expected one file");
        }
        if (end.entries == 0xFFFF || end.from == 0xFFFFFFFFL || end.size == 0xFFFFFFFFL) {
            return large(zip, end, begin);
        }
        return end.endingAt(begin);
    }

    private static ZipEnd large(ZipBytes zip, ZipEnd small, long begin) throws IOException {
        long at = begin - LOCATOR_BYTES - END_64_BYTES;
        if (at < 0) {
            return small.endingAt(begin); // It has exactly 65,535 entries and no need for the large form.
        }
        ByteBuffer bytes = zip.read(at, END_64_BYTES + LOCATOR_BYTES);
        if (bytes.getInt(END_64_BYTES) != LOCATOR_64) {
            return small.endingAt(begin);
        }
        if (bytes.getInt(0) != END_64
                || bytes.getLong(4) != END_64_BYTES - 12
                || bytes.getInt(END_64_BYTES + 4) != 0
                || bytes.getLong(END_64_BYTES + 8) != at) {
            throw new InvalidZipException("has two ends that disagree, expected one directory");
        }
        ZipEnd end = new ZipEnd(bytes.getLong(32), bytes.getLong(48), bytes.getLong(40));
        if (bytes.getLong(24) != end.entries
                || small.entries != 0xFFFF && small.entries != end.entries
                || small.from != 0xFFFFFFFFL && small.from != end.from
                || small.size != 0xFFFFFFFFL && small.size != end.size) {
            throw new InvalidZipException("has two ends that disagree, expected one directory");
        }
        return end.endingAt(at);
    }

    private ZipEnd endingAt(long position) throws InvalidZipException {
        if (from < 0 || size < 0 || entries < 0 || size > position || from != position - size) {
            throw new InvalidZipException("has a directory from byte " + from + " of " + size
                    + " bytes, expected it to end at byte " + position);
        }
        return this;
    }
}
