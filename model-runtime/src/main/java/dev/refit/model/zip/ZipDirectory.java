package dev.refit.model.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Walks the directory of a zip, and compares each of its records with the one before the data of the entry. The entries must
 * lie one after the other, in the order of the directory, with nothing before, between and behind them. So a reader that
 * trusts the directory and one that reads from the front find the same entries with the same data.
 */
final class ZipDirectory {
    private static final int RECORD = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int RECORD_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int WINDOW = 1 << 18;
    private static final int DESCRIBED_LATER = 1 << 3;
    private static final int UTF_8 = 1 << 11;
    private static final int MEANT = DESCRIBED_LATER | UTF_8 | 0x6; // Bits 1 and 2 tell how well it is compressed.
    private static final long LARGE = 0xFFFFFFFFL;
    /** Deflate makes at most this of a byte. */
    private static final long MOST_OF_A_BYTE = 1032;

    private static final int EXTRA_64 = 0x0001;
    private static final int OTHER_NAME = 0x7075;

    private final ZipBytes zip;
    private final ZipEnd end;
    private final ZipLimits limits;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;

    private ZipDirectory(ZipBytes zip, ZipEnd end, ZipLimits limits) {
        this.zip = zip;
        this.end = end;
        this.limits = limits;
    }

    /** Hears of each entry, in the order of the directory. */
    interface Listener {
        void entry(ZipMember member) throws IOException;
    }

    /** @throws InvalidZipException if the zip is too large, or if readers could disagree about it */
    static void walk(ZipBytes zip, ZipLimits limits, Listener listener) throws IOException {
        ZipEnd end = ZipEnd.read(zip);
        if (end.entries() > limits.entries()) {
            throw new InvalidZipException("has " + end.entries() + " entries, expected at most " + limits.entries());
        }
        if (end.size() > limits.directoryBytes()) {
            throw new InvalidZipException(
                    "has a directory of " + end.size() + " bytes, expected at most " + limits.directoryBytes());
        }
        new ZipDirectory(zip, end, limits).walk(listener);
    }

    private void walk(Listener listener) throws IOException {
        long[] names = new long[(int) end.entries()];
        long at = end.from();
        long data = 0;
        long unpacked = 0;
        long behind = end.from() + end.size();
        for (int i = 0; i < names.length; i++) {
            ByteBuffer record = part(at, RECORD_BYTES, behind);
            int nameLength = record.getChar(28);
            int extraLength = record.getChar(30);
            int length = RECORD_BYTES + nameLength + extraLength + record.getChar(32);
            record = part(at, length, behind);
            String name = name(record, RECORD_BYTES, nameLength, record.getChar(8));
            long[] sizes = sizes(name, record, RECORD_BYTES + nameLength, extraLength);
            if (record.getInt(0) != RECORD || record.getChar(34) != 0 || sizes[2] != data) {
                throw at(name, "expected its data where the entry before ends");
            }
            at += length;
            long next = i + 1 < names.length ? offset(at, behind) : end.from();
            ZipMember member = member(name, record, sizes, next);
            unpacked += member.size();
            if (member.size() < 0 || unpacked < 0 || unpacked > limits.unpackedBytes()) {
                throw at(name, "unpacks to more than the " + limits.unpackedBytes() + " bytes allowed");
            }
            names[i] = hash(name);
            data = next;
            listener.entry(member);
        }
        if (at != behind || data != end.from()) {
            throw new InvalidZipException("has bytes that belong to no entry, expected entries and a directory alone");
        }
        Arrays.sort(names);
        for (int i = 1; i < names.length; i++) {
            if (names[i] == names[i - 1]) {
                throw new InvalidZipException("has a name twice, expected each once");
            }
        }
    }

    /** Returns the position of the data of the next record. */
    private long offset(long at, long behind) throws IOException {
        ByteBuffer record = part(at, RECORD_BYTES, behind);
        int name = record.getChar(28);
        int extra = record.getChar(30);
        return sizes("the next entry", part(at, RECORD_BYTES + name + extra, behind), RECORD_BYTES + name, extra)[2];
    }

    /** Returns the packed size, the size and the position of an entry. */
    private static long[] sizes(String name, ByteBuffer record, int extraAt, int extraLength) throws IOException {
        long packed = Integer.toUnsignedLong(record.getInt(20));
        long size = Integer.toUnsignedLong(record.getInt(24));
        long from = Integer.toUnsignedLong(record.getInt(42));
        ByteBuffer large = extra(name, record, extraAt, extraLength);
        if (size != LARGE && packed != LARGE && from != LARGE) {
            requireSame(name, large, size, packed, from);
        }
        try {
            size = size == LARGE ? large.getLong() : size;
            packed = packed == LARGE ? large.getLong() : packed;
            from = from == LARGE ? large.getLong() : from;
        } catch (java.nio.BufferUnderflowException e) {
            throw at(name, "expected its sizes in the directory");
        }
        return new long[] {packed, size, from};
    }

    private ZipMember member(String name, ByteBuffer record, long[] sizes, long next) throws IOException {
        int flags = record.getChar(8);
        int method = record.getChar(10);
        if ((flags & ~MEANT) != 0) {
            throw at(name, "is encrypted or marked in a way that readers take differently, expected a plain entry");
        }
        if (method != 0 && method != 8 || method == 0 && (sizes[0] != sizes[1] || (flags & DESCRIBED_LATER) != 0)) {
            throw at(name, "is packed by method " + method + ", expected stored or deflated data with its size");
        }
        long from = sizes[2];
        if (from < 0 || next - from < LOCAL_BYTES || next > end.from()) {
            throw at(name, "expected an entry of its own between byte " + from + " and byte " + next);
        }
        ByteBuffer local = zip.read(from, LOCAL_BYTES);
        int nameLength = local.getChar(26);
        int extraLength = local.getChar(28);
        long data = from + LOCAL_BYTES + nameLength + extraLength;
        if (local.getInt(0) != LOCAL || data > next) {
            throw at(name, "expected its header at byte " + from);
        }
        ByteBuffer whole = zip.read(from, (int) (data - from));
        if (!name.equals(name(whole, LOCAL_BYTES, nameLength, local.getChar(6)))
                || local.getChar(6) != flags
                || local.getChar(8) != method) {
            throw at(name, "is described differently by the directory and by its header, expected the same");
        }
        boolean later = (flags & DESCRIBED_LATER) != 0;
        int crc = record.getInt(16);
        header(name, whole, extraLength, later, crc, sizes);
        long behind = data + sizes[0];
        if (sizes[0] < 0 || behind > next || !later && behind != next) {
            throw at(name, "has " + sizes[0] + " bytes of data, expected them to end at byte " + next);
        }
        if (method == 8 && sizes[1] > sizes[0] * MOST_OF_A_BYTE + 64) {
            throw at(
                    name,
                    "unpacks to " + sizes[1] + " bytes, expected what its " + sizes[0] + " packed bytes can hold");
        }
        if (later) {
            descriptor(name, behind, (int) Math.min(next - behind, 100), crc, sizes);
        }
        return new ZipMember(name, data, sizes[0], sizes[1], crc, method == 8);
    }

    private static void header(String name, ByteBuffer local, int extraLength, boolean later, int crc, long[] sizes)
            throws IOException {
        long packed = Integer.toUnsignedLong(local.getInt(18));
        long size = Integer.toUnsignedLong(local.getInt(22));
        ByteBuffer large = extra(name, local, local.limit() - extraLength, extraLength);
        if (size != LARGE && packed != LARGE) {
            requireSame(name, large, size, packed);
        } else if (large.remaining() >= 16) {
            size = size == LARGE ? large.getLong() : size;
            packed = packed == LARGE ? large.getLong() : packed;
        }
        boolean empty = later && local.getInt(14) == 0 && packed == 0 && size == 0;
        if (!empty && (local.getInt(14) != crc || packed != sizes[0] || size != sizes[1])) {
            throw at(
                    name, "has other sizes or another checksum in the directory than in its header, expected the same");
        }
    }

    /** Checks what follows the data of an entry: its checksum and sizes, with or without a signature, of 4 or 8 bytes. */
    private void descriptor(String name, long at, int length, int crc, long[] sizes) throws IOException {
        ByteBuffer after = zip.read(at, length);
        boolean signed = length == 16 || length == 24;
        boolean valid = signed || length == 12 || length == 20;
        if (valid && signed) {
            valid = after.getInt() == DESCRIPTOR;
        }
        if (valid) {
            boolean wide = length >= 20;
            valid = after.getInt() == crc
                    && (wide ? after.getLong() : Integer.toUnsignedLong(after.getInt())) == sizes[0]
                    && (wide ? after.getLong() : Integer.toUnsignedLong(after.getInt())) == sizes[1];
        }
        if (!valid) {
            throw at(name, "is followed by other sizes or another checksum than the directory has, expected the same");
        }
    }

    /** Checks large sizes that nothing refers to: some tools write them, and a reader may take them. */
    private static void requireSame(String name, ByteBuffer large, long... values) throws IOException {
        for (long value : values) {
            if (large.remaining() >= Long.BYTES && large.getLong() != value) {
                throw at(name, "has other sizes in an extra field than in its header, expected the same");
            }
        }
    }

    /** Returns the large sizes of an extra field, or nothing. */
    private static ByteBuffer extra(String name, ByteBuffer record, int at, int length) throws IOException {
        int behind = at + length;
        ByteBuffer large = null;
        while (at + 4 <= behind) {
            int kind = record.getChar(at);
            int size = record.getChar(at + 2);
            if (at + 4 + size > behind) {
                throw at(name, "has an extra field that is cut off");
            }
            if (kind == OTHER_NAME) {
                throw at(name, "has a second name in an extra field, expected one name");
            }
            if (kind == EXTRA_64 && large != null) {
                throw at(name, "has two extra fields with its sizes, expected one");
            }
            if (kind == EXTRA_64) {
                large = record.slice(at + 4, size).order(ByteOrder.LITTLE_ENDIAN);
            }
            at += 4 + size;
        }
        return large == null ? ByteBuffer.allocate(0) : large;
    }

    private static String name(ByteBuffer record, int at, int length, int flags) throws IOException {
        String name;
        try {
            name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(record.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidZipException("has a name that is not UTF-8");
        }
        boolean plain = name.chars().allMatch(c -> c < 0x80);
        if (name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.chars().anyMatch(c -> Character.isISOControl(c))
                || List.of(name.split("/")).contains("..")) {
            throw new InvalidZipException("has an entry '" + name + "', expected names below the archive's root");
        }
        if (!plain && (flags & UTF_8) == 0) {
            throw at(name, "expected a name that is marked as UTF-8");
        }
        return name;
    }

    /** Returns a part of the directory, which is read in large pieces. */
    private ByteBuffer part(long at, int length, long behind) throws IOException {
        if (at + length > behind) {
            throw new InvalidZipException("has a directory of fewer entries than the " + end.entries() + " it counts");
        }
        if (at < windowAt || at + length > windowAt + window.limit()) {
            window = zip.read(at, (int) Math.min(Math.max(WINDOW, length), behind - at));
            windowAt = at;
        }
        return window.slice((int) (at - windowAt), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Two names with equal hashes count as the same. That happens by chance in one of 10^8 of the largest zips. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private static InvalidZipException at(String name, String what) {
        return new InvalidZipException("'" + name + "': " + what);
    }
}
