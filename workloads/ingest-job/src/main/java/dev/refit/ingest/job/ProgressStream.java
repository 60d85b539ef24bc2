package dev.refit.ingest.job;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells the progress what is read through it. */
final class ProgressStream extends FilterInputStream {
    private final IngestProgress progress;
    private final String what;

    ProgressStream(InputStream in, IngestProgress progress, String what) {
        super(in);
        this.progress = progress;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        progress.read(read < 0 ? 0 : 1, what);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        progress.read(Math.max(0, read), what);
        return read;
    }
}
