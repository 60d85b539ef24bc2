package dev.refit.ingest.job.key;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keys of rows, spread over files by their digests, so that only the keys of one file are in memory when they are compared: the
 * 256th part of all. A row takes 28 bytes of disk. Not thread-safe.
 */
final class KeyFiles implements Closeable {
    static final int FILES = 256;

    private static final int BUFFERED = 128;
    private static final Comparator<RowKey> BY_VALUES = Comparator.comparingLong(RowKey::high)
            .thenComparingLong(RowKey::low)
            .thenComparingInt(RowKey::file)
            .thenComparingLong(RowKey::line);

    private final Path folder;
    private final ByteBuffer[] buffers = new ByteBuffer[FILES];

    /** @param folder an empty one, which is removed at the end */
    KeyFiles(Path folder) {
        this.folder = folder;
    }

    void add(RowKey key) throws IOException {
        int number = (int) (key.high() >>> (Long.SIZE - Byte.SIZE));
        if (buffers[number] == null) {
            buffers[number] = ByteBuffer.allocate(BUFFERED * RowKey.BYTES);
        }
        ByteBuffer buffer = buffers[number];
        key.write(buffer);
        if (!buffer.hasRemaining()) {
            flush(number);
        }
    }

    /** The keys of one file, those of the same values side by side, in the order of their rows. */
    List<RowKey> sorted(int number) throws IOException {
        flush(number);
        List<RowKey> keys = new ArrayList<>();
        if (Files.exists(file(number))) {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file(number)));
            while (all.hasRemaining()) {
                keys.add(RowKey.read(all));
            }
        }
        keys.sort(BY_VALUES);
        return keys;
    }

    private void flush(int number) throws IOException {
        ByteBuffer buffer = buffers[number];
        if (buffer == null || buffer.position() == 0) {
            return;
        }
        try (OutputStream out =
                Files.newOutputStream(file(number), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(buffer.array(), 0, buffer.position());
        }
        buffer.clear();
    }

    private Path file(int number) {
        return folder.resolve(String.valueOf(number));
    }

    @Override
    public void close() throws IOException {
        for (int number = 0; number < FILES; number++) {
            Files.deleteIfExists(file(number));
        }
        Files.deleteIfExists(folder);
    }
}
