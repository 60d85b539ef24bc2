package dev.refit.dataset;

import dev.refit.events.definition.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Opens the files of text formats. */
public final class TextFiles {
    private TextFiles() {}

    /**
     * The rows of a csv or JSON lines file.
     *
     * @param file its name in messages
     * @param content its bytes, plain or compressed by gzip; closed with the rows, also when this method fails
     * @throws InvalidDataException when the head of the file is not what the dataset declares
     */
    public static Rows open(String file, InputStream content, Format format, List<TypedColumn> columns)
            throws IOException {
        try {
            Reader text = text(file, content);
            if (format instanceof Format.Csv csv) {
                return CsvRows.open(file, text, csv, columns);
            }
            if (format instanceof Format.Json json) {
                return new JsonRows(file, text, ZoneId.of(json.timeZone()), columns);
            }
            throw new IllegalArgumentException("not a text format: " + format);
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    /** The decoded text; bytes that are not UTF-8 are an error, never replaced. */
    static Reader text(String file, InputStream content) throws IOException {
        try {
            PushbackInputStream bytes = FileHead.readable(content);
            FileHead head = FileHead.of(bytes);
            if (head.isGzip()) {
                bytes = FileHead.readable(GzipStream.of(bytes));
                head = FileHead.of(bytes);
            } else if (FileHead.isNamedGzip(file)) {
                throw new InvalidDataException("unreadable-file", file + ": is not a gzip file, but ends in .gz");
            }
            head.checkText(file, "text in UTF-8, plain or compressed by gzip");
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return new InputStreamReader(bytes, decoder);
        } catch (IOException e) {
            throw readable(file, 0, e);
        }
    }

    /** What to say of a failure of decompressing or decoding; other failures stay what they are. */
    static IOException readable(String file, long line, IOException e) {
        if (e instanceof InvalidDataException) {
            return e;
        }
        String near = file + ": " + (line == 0 ? "" : "after line " + line + ": ");
        if (e instanceof java.nio.charset.CharacterCodingException) {
            return new InvalidDataException("unreadable-file", near + "is not UTF-8", e);
        }
        if (e instanceof java.util.zip.ZipException || e instanceof java.io.EOFException) {
            return new InvalidDataException("unreadable-file", near + "the gzip file is damaged or cut off", e);
        }
        return e;
    }
}
