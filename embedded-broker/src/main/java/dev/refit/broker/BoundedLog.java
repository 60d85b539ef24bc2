package dev.refit.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log that begins anew when it is full. The full one is kept as {@code FILE.1}, the one before goes. */
final class BoundedLog extends OutputStream {
    private final Path file;
    private final long most;
    private OutputStream out;
    private long size;

    /** @param most bytes of a file; a line may exceed them */
    BoundedLog(Path file, long most) throws IOException {
        this.file = file;
        this.most = most;
        open();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        size += length;
        if (size >= most && length > 0 && bytes[offset + length - 1] == '\n') {
            out.close();
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            open();
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void open() throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = Files.size(file);
    }
}
