package dev.refit.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The first bytes of a file, which tell what it is, whatever its name says. */
record FileHead(byte[] bytes) {
    static final int LENGTH = 64;

    private static final Map<String, String> BINARY = Map.of(
            "PK\u0003\u0004", "a zip archive",
            "PAR1", "a Parquet file",
            "BZh", "compressed by bzip2",
            "(\u00b5/\u00fd", "compressed by zstd",
            "\u00fd7zXZ", "compressed by xz",
            "\u0004\"M\u0018", "compressed by lz4",
            "Obj\u0001", "an Avro file",
            "ORC", "an ORC file");

    /** Looks at the head without taking it from the stream. */
    static FileHead of(PushbackInputStream content) throws IOException {
        byte[] head = content.readNBytes(LENGTH);
        content.unread(head);
        return new FileHead(head);
    }

    static PushbackInputStream readable(InputStream content) {
        return new PushbackInputStream(content, LENGTH);
    }

    boolean isGzip() {
        return startsWith("\u001f\u008b");
    }

    /** @throws InvalidDataException when this is no text in UTF-8, as far as its beginning tells */
    void checkText(String file, String expected) throws InvalidDataException {
        for (Map.Entry<String, String> kind : BINARY.entrySet()) {
            // Three letters alone may begin a header.
            if (startsWith(kind.getKey()) && (kind.getKey().length() > 3 || hasControls())) {
                throw unreadable(file, kind.getValue(), expected);
            }
        }
        if (startsWith("\u00ff\u00fe") || startsWith("\u00fe\u00ff")) {
            throw unreadable(file, "UTF-16 (spreadsheets call it Unicode text)", "UTF-8: save it as CSV UTF-8");
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw unreadable(file, "no text: it has bytes of value 0, as UTF-16 or a binary file", expected);
            }
        }
    }

    private static InvalidDataException unreadable(String file, String found, String expected) {
        return new InvalidDataException("unreadable-file", file + ": is " + found + ", expected " + expected);
    }

    private boolean hasControls() {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(String latin1) {
        byte[] start = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= start.length && java.util.Arrays.equals(start, 0, start.length, bytes, 0, start.length);
    }

    static boolean isNamedGzip(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".gz");
    }
}
