package dev.refit.model.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a zip, in memory or in a file. */
abstract class ZipBytes {
    abstract long size() throws IOException;

    /** Reads bytes into a buffer of its own in little-endian order. */
    abstract ByteBuffer read(long from, int length) throws IOException;

    static ZipBytes of(byte[] bytes) {
        return new ZipBytes() {
            @Override
            long size() {
                return bytes.length;
            }

            @Override
            ByteBuffer read(long from, int length) {
                return ByteBuffer.wrap(bytes, (int) from, length).slice().order(ByteOrder.LITTLE_ENDIAN);
            }
        };
    }

    static ZipBytes of(SeekableByteChannel file) {
        return new ZipBytes() {
            @Override
            long size() throws IOException {
                return file.size();
            }

            @Override
            ByteBuffer read(long from, int length) throws IOException {
                ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
                file.position(from);
                while (bytes.hasRemaining()) {
                    if (file.read(bytes) < 0) {
                        throw new InvalidZipException("ends within what its directory lists");
                    }
                }
                return bytes.flip();
            }
        };
    }
}
