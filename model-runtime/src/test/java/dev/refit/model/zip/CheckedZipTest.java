package dev.refit.model.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedZipTest {
    private static final int END_BYTES = 22;

    @TempDir
    Path temp;

    @Test
    void aZipOfJavaIsRead() throws IOException {
        byte[] zip = zip();
        CheckedZip checked = CheckedZip.of(zip, ZipLimits.OF_MODELS);

        assertThat(checked.members().keySet()).containsExactly("model.ini", "trees/", "trees/é.bin", "stored");
        assertThat(checked.bytes(checked.members().get("trees/é.bin")))
                .isEqualTo("tree".repeat(100).getBytes());
        assertThat(checked.bytes(checked.members().get("stored"))).isEqualTo("as it is".getBytes());
        assertThat(CheckedZip.has(Files.write(temp.resolve("a.zip"), zip), ZipLimits.OF_MODELS, "stored"))
                .isTrue();
    }

    @Test
    void aZipOfManyEntriesIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 66_000; i++) {
                zip.putNextEntry(new ZipEntry("trees/t" + i + ".bin"));
            }
        }

        assertThat(CheckedZip.of(out.toByteArray(), ZipLimits.OF_MODELS).members())
                .hasSize(66_000);
    }

    @Test
    void tooManyEntriesAreRefusedBeforeTheyAreRead() throws IOException {
        int entries = 2_600_000;
        long directory = 53L * entries;
        Path file = temp.resolve("many.zip");
        try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "rw")) {
            ByteBuffer end = ByteBuffer.allocate(56 + 20 + END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            end.putInt(0x06064b50)
                    .putLong(44)
                    .putShort((short) 45)
                    .putShort((short) 45)
                    .putInt(0)
                    .putInt(0);
            end.putLong(entries).putLong(entries).putLong(directory).putLong(39);
            end.putInt(0x07064b50).putInt(0).putLong(39 + directory).putInt(1);
            end.putInt(0x06054b50)
                    .putInt(0)
                    .putInt(-1)
                    .putInt((int) directory)
                    .putInt(39)
                    .putShort((short) 0);
            zip.seek(39 + directory);
            zip.write(end.array());
        }

        assertThat(file).hasSize(39 + directory + 98);
        assertThatThrownBy(() -> CheckedZip.has(file, ZipLimits.OF_MODELS, "model.ini"))
                .isInstanceOf(InvalidZipException.class)
                .hasMessage("has 2600000 entries, expected at most 400000");
    }

    @Test
    void whatUnpacksToTooMuchIsRefusedBeforeItIsUnpacked() {
        refused(zip(), ZipLimits.OF_MODELS.unpackedTo(100), "unpacks to more than the 100 bytes allowed");
    }

    @Test
    void aSizeThatItsBytesCannotUnpackToIsRefusedBeforeItIsUnpacked() throws IOException {
        byte[] zip = one("model.ini", "tree".repeat(100));
        ByteBuffer changed = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = changed.getInt(zip.length - 6);
        int packed = changed.getInt(directory + 20);
        changed.putInt(directory + 24, 900_000_000).putInt(directory - 4, 900_000_000);

        refused(zip, "'model.ini': unpacks to 900000000 bytes, expected what its " + packed + " packed bytes can hold");
    }

    @Test
    void theMostThatDeflateCanPackIsRead() throws IOException {
        int size = 20_000_000;
        CheckedZip zip = CheckedZip.of(one("zeros", "\0".repeat(size)), ZipLimits.OF_MODELS);

        assertThat(zip.bytes(zip.members().get("zeros"))).isEqualTo(new byte[size]);
    }

    @Test
    void largeSizesInExtraFieldsMustBeTheOnlyOnesAndTheSame() throws IOException {
        byte[] same = large(12, 12);

        byte[] read = CheckedZip.of(withExtra(same), ZipLimits.OF_MODELS)
                .bytes(new ZipMember("model.ini", 39 + same.length, 12, 12, crc("init_f = 9.5"), false));
        assertThat(read).asString().isEqualTo("init_f = 9.5");
        refused(withExtra(joined(same, same)), "has two extra fields with its sizes, expected one");
        refused(withExtra(large(13, 12)), "has other sizes in an extra field than in its header");
        refused(withExtra(large(12, 13)), "has other sizes in an extra field than in its header");
    }

    @Test
    void bytesBeforeBetweenAndBehindTheEntriesAreRefused() {
        byte[] zip = zip();
        int directory = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);

        refused(joined("#!/bin/sh\n".getBytes(), zip), "expected it to end at byte");
        refused(joined(zip, zip), "has a directory from byte");
        refused(joined(zip, "x".getBytes()), "bytes after its end");
        refused(
                joined(Arrays.copyOf(zip, directory), "gap".getBytes(), Arrays.copyOfRange(zip, directory, zip.length)),
                "expected it to end at byte");
        byte[] gap =
                joined(Arrays.copyOf(zip, directory), "gap".getBytes(), Arrays.copyOfRange(zip, directory, zip.length));
        ByteBuffer.wrap(gap).order(ByteOrder.LITTLE_ENDIAN).putInt(gap.length - 6, directory + 3);
        refused(gap, "expected them to end at byte");
    }

    @Test
    void twoZipsInOneAreRefused() throws IOException {
        byte[] inner = one("model.ini", "inner");
        byte[] outer = one("model.ini", "outer, which is longer");
        byte[] commented = joined(outer, inner);
        ByteBuffer.wrap(commented).order(ByteOrder.LITTLE_ENDIAN).putShort(outer.length - 2, (short) inner.length);

        refused(commented, "has a directory from byte");
        refused(joined(inner, outer), "expected it to end at byte");
    }

    @Test
    void headersThatDisagreeAreRefused() throws IOException {
        byte[] zip = stored("model.ini", "init_f = 9.5");
        int directory = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);

        refused(changed(zip, 30, 'M'), "is described differently by the directory and by its header");
        refused(changed(zip, directory + 46, 'M'), "is described differently by the directory and by its header");
        refused(changed(zip, 8, 8), "is described differently by the directory and by its header");
        refused(changed(zip, 6, 1), "is described differently");
        refused(changed(zip, directory + 8, 1), "is encrypted");
        refused(changed(zip, 14, zip[14] ^ 1), "other sizes or another checksum");
        refused(changed(zip, 18, 11), "other sizes or another checksum");
        refused(changed(zip, 22, 11), "other sizes or another checksum");
        refused(changed(zip, directory + 42, 1), "expected its data where the entry before ends");
        refused(changed(zip, directory + 10, 9), "is packed by method 9");
        refused(changed(zip, zip.length - 12, 2), "is one part of several");
        byte[] two = changed(changed(zip, zip.length - 12, 2), zip.length - 14, 2);
        refused(two, "a directory of fewer entries than the 2 it counts");
        refused(changed(changed(zip, zip.length - 12, 0), zip.length - 14, 0), "bytes that belong to no entry");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        byte[] zip = pair("model.ini", "model.inx");
        byte[] twice = new String(zip, StandardCharsets.ISO_8859_1)
                .replace("model.inx", "model.ini")
                .getBytes(StandardCharsets.ISO_8859_1);

        refused(twice, "has a name twice");
    }

    @Test
    void damagedDataIsRefused() throws IOException {
        byte[] zip = stored("model.ini", "init_f = 9.5");
        CheckedZip damaged = CheckedZip.of(changed(zip, 45, 'x'), ZipLimits.OF_MODELS);

        assertThatThrownBy(() -> damaged.bytes(damaged.members().get("model.ini")))
                .isInstanceOf(InvalidZipException.class)
                .hasMessage("'model.ini': is damaged: it has another checksum than the zip says");
    }

    /** Those of a build; a night's are {@code -Drefit.fuzz=100000}. */
    @Test
    void whateverIsChangedIsRefusedOrReadsTheSame() throws IOException {
        byte[] zip = zip();
        int count = Integer.getInteger("refit.fuzz", 2_000);
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            byte[] mutated = zip.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                mutated[random.nextInt(zip.length)] = (byte) random.nextInt();
            }
            try {
                CheckedZip read = CheckedZip.of(mutated, ZipLimits.OF_MODELS);
                for (ZipMember member : read.members().values()) {
                    read.bytes(member);
                }
            } catch (InvalidZipException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }

    private static byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : new String[] {"model.ini", "trees/", "trees/é.bin"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith("/") ? new byte[0] : "tree".repeat(100).getBytes());
            }
            storedEntry(zip, "stored", "as it is");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] one(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes());
        }
        return out.toByteArray();
    }

    private static byte[] stored(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            storedEntry(zip, name, content);
        }
        return out.toByteArray();
    }

    private static byte[] pair(String one, String other) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            storedEntry(zip, one, "a");
            storedEntry(zip, other, "b");
        }
        return out.toByteArray();
    }

    private static void storedEntry(ZipOutputStream zip, String name, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length());
        CRC32 crc = new CRC32();
        crc.update(content.getBytes());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content.getBytes());
    }

    /** An extra field with sizes of 64 bits. */
    private static byte[] large(long size, long packed) {
        return ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 1)
                .putShort((short) 16)
                .putLong(size)
                .putLong(packed)
                .array();
    }

    /** A zip of one stored entry, whose two headers have this extra field. */
    private static byte[] withExtra(byte[] extra) throws IOException {
        byte[] zip = stored("model.ini", "init_f = 9.5");
        int directory = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
        int end = zip.length - END_BYTES;
        byte[] longer = joined(
                Arrays.copyOf(zip, 39),
                extra,
                Arrays.copyOfRange(zip, 39, end),
                extra,
                Arrays.copyOfRange(zip, end, zip.length));
        ByteBuffer.wrap(longer)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(28, (short) extra.length)
                .putShort(directory + extra.length + 30, (short) extra.length)
                .putInt(longer.length - 10, end - directory + extra.length)
                .putInt(longer.length - 6, directory + extra.length);
        return longer;
    }

    private static int crc(String content) {
        CRC32 crc = new CRC32();
        crc.update(content.getBytes());
        return (int) crc.getValue();
    }

    private static byte[] changed(byte[] zip, int at, int value) {
        byte[] changed = zip.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void refused(byte[] zip, String message) {
        refused(zip, ZipLimits.OF_MODELS, message);
    }

    private static void refused(byte[] zip, ZipLimits limits, String message) {
        assertThatThrownBy(() -> CheckedZip.of(zip, limits))
                .isInstanceOf(InvalidZipException.class)
                .hasMessageContaining(message);
    }
}
