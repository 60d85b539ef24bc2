package dev.refit.champion.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;

/** Copies no more than is allowed, and no longer. */
record BoundedCopy(long maxBytes, Duration longest) {
    private static final int BLOCK = 1 << 16;

    long copy(InputStream in, OutputStream to, Supplier<UnreadableException> tooLarge) throws IOException {
        long begin = System.nanoTime();
        byte[] block = new byte[BLOCK];
        long copied = 0;
        for (int read; (read = in.read(block)) >= 0; ) {
            copied += read;
            if (copied > maxBytes) {
                throw tooLarge.get();
            }
            if (System.nanoTime() - begin > longest.toNanos()) {
                throw new SocketTimeoutException("not whole after " + longest);
            }
            to.write(block, 0, read);
        }
        return copied;
    }
}
