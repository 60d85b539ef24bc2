package dev.refit.dataset;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Passes csv on, and fails at its end when a quoted field is still open: what looks like one long value then is the rest
 * of the file, and no row of it would be missed.
 */
final class ClosedQuotes extends FilterReader {
    private final String file;
    private final char delimiter;
    private Place place = Place.FIELD_STARTS;
    private long line = 1;
    private long opened;

    private enum Place {
        FIELD_STARTS,
        PLAIN,
        QUOTED,
        /** Ends the field, unless another quote follows. */
        QUOTE_IN_QUOTED
    }

    ClosedQuotes(String file, Reader text, char delimiter) {
        super(text);
        this.file = file;
        this.delimiter = delimiter;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            see(buffer[i]);
        }
        if (read < 0 && place == Place.QUOTED) {
            throw new InvalidDataException(
                    "unreadable-file", file + ": line " + opened + ": a quote is opened and never closed");
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    private void see(char c) {
        if (c == '\n') {
            line++;
        }
        if (place == Place.QUOTED) {
            place = c == '"' ? Place.QUOTE_IN_QUOTED : Place.QUOTED;
        } else if (c == delimiter || c == '\n' || c == '\r') {
            place = Place.FIELD_STARTS;
        } else if (c == '"' && place != Place.PLAIN) {
            opened = place == Place.FIELD_STARTS ? line : opened;
            place = Place.QUOTED;
        } else {
            place = Place.PLAIN;
        }
    }
}
