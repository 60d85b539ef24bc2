package dev.refit.model.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip that every reader understands alike: its directory and the headers of its entries agree, no name is there twice, and
 * nothing lies before, between or behind the entries. Immutable; not thread-safe.
 */
public final class CheckedZip {
    private final ZipBytes zip;
    private final Map<String, ZipMember> members = new LinkedHashMap<>();

    private CheckedZip(ZipBytes zip) {
        this.zip = zip;
    }

    /**
     * Checks a zip in memory, which is not copied.
     *
     * @throws InvalidZipException if it is not such a zip, or is larger than allowed
     */
    public static CheckedZip of(byte[] bytes, ZipLimits limits) throws InvalidZipException {
        CheckedZip checked = new CheckedZip(ZipBytes.of(bytes));
        try {
            ZipDirectory.walk(checked.zip, limits, member -> checked.members.put(member.name(), member));
        } catch (InvalidZipException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail", e);
        }
        return checked;
    }

    /**
     * Checks a zip in a file without keeping its directory in memory, and tells whether it has an entry.
     *
     * @throws InvalidZipException if it is not such a zip, or is larger than allowed
     */
    public static boolean has(Path file, ZipLimits limits, String name) throws IOException {
        boolean[] found = new boolean[1];
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            ZipDirectory.walk(
                    ZipBytes.of(bytes),
                    limits,
                    member -> found[0] |= member.name().equals(name));
        }
        return found[0];
    }

    /** Returns the entries by name, in the order of the zip. */
    public Map<String, ZipMember> members() {
        return Collections.unmodifiableMap(members);
    }

    /**
     * Unpacks an entry.
     *
     * @throws InvalidZipException if its data is damaged, or has another size or checksum than the zip says
     */
    public byte[] bytes(ZipMember member) throws IOException {
        if (member.packed() > Integer.MAX_VALUE - 9 || member.size() > Integer.MAX_VALUE - 9) {
            throw new InvalidZipException("'" + member.name() + "': has " + member.size() + " bytes, expected fewer");
        }
        ByteBuffer data = zip.read(member.from(), (int) member.packed());
        byte[] bytes = new byte[(int) member.size()];
        if (member.deflated()) {
            inflate(member, data, bytes);
        } else {
            data.get(bytes);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if ((int) crc.getValue() != member.crc()) {
            throw damaged(member, "has another checksum than the zip says");
        }
        return bytes;
    }

    private static void inflate(ZipMember member, ByteBuffer data, byte[] bytes) throws InvalidZipException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(data);
            int at = 0;
            byte[] more = new byte[1];
            while (!inflater.finished()) {
                int read = at < bytes.length ? inflater.inflate(bytes, at, bytes.length - at) : -inflater.inflate(more);
                if (read < 0 || read == 0 && !inflater.finished()) {
                    throw damaged(member, "ends elsewhere than the zip says");
                }
                at += read;
            }
            if (at != bytes.length || inflater.getRemaining() > 0) {
                throw damaged(member, "ends elsewhere than the zip says");
            }
        } catch (DataFormatException e) {
            throw damaged(member, "is no compressed data");
        } finally {
            inflater.end();
        }
    }

    private static InvalidZipException damaged(ZipMember member, String what) {
        return new InvalidZipException("'" + member.name() + "': is damaged: it " + what);
    }
}
