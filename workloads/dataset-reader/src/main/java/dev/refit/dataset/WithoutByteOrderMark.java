package dev.refit.dataset;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Skips the byte order mark that some spreadsheets put before UTF-8. */
final class WithoutByteOrderMark extends FilterReader {
    WithoutByteOrderMark(Reader text) throws IOException {
        super(new PushbackReader(text, 1));
        int first = in.read();
        if (first >= 0 && first != '\uFEFF') {
            ((PushbackReader) in).unread(first);
        }
    }
}
