package dev.refit.dataset;

import dev.refit.events.definition.Format;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Reads texts as if they were files. */
final class TextDataset {
    static final Format.Csv CSV = new Format.Csv(null, null, List.of("NA"), null);
    static final Format.Json JSON = new Format.Json(null);

    private TextDataset() {}

    static List<List<Object>> rows(String text, Format format, TypedColumn... columns) throws IOException {
        return rows("data.txt", text.getBytes(StandardCharsets.UTF_8), format, columns);
    }

    static List<List<Object>> rows(String file, byte[] content, Format format, TypedColumn... columns)
            throws IOException {
        List<List<Object>> all = new ArrayList<>();
        try (Rows rows = TextFiles.open(file, new ByteArrayInputStream(content), format, List.of(columns))) {
            while (rows.next()) {
                Object[] row = new Object[columns.length];
                Arrays.setAll(row, rows::value);
                all.add(Arrays.asList(row));
            }
        }
        return all;
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
