package dev.refit.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The content of all members of a gzip file. Whatever follows a member must be another whole member: the JDK's own
 * stream takes a damaged one for the end of the file. Damage is a {@link ZipException} or an {@link java.io.EOFException}.
 */
final class GzipStream extends FilterInputStream {
    private final Source source;

    private GzipStream(Source source, InputStream content) {
        super(content);
        this.source = source;
    }

    static GzipStream of(InputStream compressed) throws IOException {
        Source source = new Source(compressed);
        try {
            return new GzipStream(source, new GzipCompressorInputStream(source, true));
        } catch (IOException e) {
            throw source.told(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw source.told(e);
        }
    }

    /** Remembers its own failures, which say nothing about what the file holds. */
    private static final class Source extends FilterInputStream {
        private IOException failure;

        Source(InputStream compressed) {
            super(compressed);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        IOException told(IOException e) {
            if (failure != null) {
                return failure;
            }
            if (e instanceof java.io.EOFException || e instanceof ZipException) {
                return e;
            }
            ZipException damaged = new ZipException(e.getMessage());
            damaged.initCause(e);
            return damaged;
        }
    }
}
