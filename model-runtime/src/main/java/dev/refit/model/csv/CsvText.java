package dev.refit.model.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Opens the text of a CSV file: UTF-8, compressed by gzip or not, whatever its name is. */
public final class CsvText {
    private static final int MARK = 3;

    private CsvText() {}

    /**
     * Returns a reader that fails with a {@link java.nio.charset.CharacterCodingException} on text that is not UTF-8.
     *
     * @throws InvalidCsvException if the bytes begin like another encoding or like a zip
     */
    public static BufferedReader open(InputStream bytes) throws IOException {
        InputStream in = new BufferedInputStream(bytes);
        in.mark(MARK);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE) {
            throw new InvalidCsvException(1, "the text is UTF-16, expected UTF-8");
        }
        if (first == 'P' && second == 'K') {
            throw new InvalidCsvException(1, "the file is a zip, expected CSV, plain or compressed by gzip");
        }
        InputStream plain = first == 0x1F && second == 0x8B ? new GZIPInputStream(in) : in;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()));
    }
}
