package dev.refit.ingest.job.key;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Keys of rows, spread over files by their digests, so that when they are compared only the different ones of one file are in
 * memory, the 256th part of all. A row takes 28 bytes of disk. Not thread-safe.
 */
final class KeyFiles implements Closeable {
    static final int FILES = 256;

    private static final int BUFFERED = 128;
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

    /** Calls this with the keys of one file, in the order in which they were added: those of the same values are in one. */
    void each(int number, Consumer<RowKey> call) throws IOException {
        flush(number);
        if (!Files.exists(file(number))) {
            return;
        }
        byte[] block = new byte[BUFFERED * RowKey.BYTES];
        try (InputStream in = Files.newInputStream(file(number))) {
            for (int read = in.readNBytes(block, 0, block.length);
                    read > 0;
                    read = in.readNBytes(block, 0, block.length)) {
                ByteBuffer keys = ByteBuffer.wrap(block, 0, read);
                while (keys.hasRemaining()) {
                    call.accept(RowKey.read(keys));
                }
            }
        }
    }

    /** Gives back the memory of what is not written yet; more may be added all the same. */
    void rest() throws IOException {
        for (int number = 0; number < FILES; number++) {
            flush(number);
            buffers[number] = null;
        }
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
