package dev.refit.packaging.job;

import dev.refit.events.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The recorded examples as far as generating asks for them: that they fit the model, how many there are, and how narrow
 * a Java type holds each numeric input exactly. The rows themselves are read by the generated tests.
 */
final class RecordedExamples {
    private static final String MAGIC = "refit-examples 1";
    private static final String MISSING = "\\N";

    private final Map<String, NumericRange> numeric = new LinkedHashMap<>();
    private int count;

    private RecordedExamples() {}

    /** @throws JobFailedException when the file is not of this format, empty, or of another model than this */
    static RecordedExamples read(Path file, ModelShape shape) throws IOException, JobFailedException {
        RecordedExamples examples = new RecordedExamples();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (!MAGIC.equals(in.readLine())) {
                throw invalid(file, 1, "expected '" + MAGIC + "'");
            }
            String header = in.readLine();
            List<String> cells = header == null ? List.of() : List.of(header.split("\t", -1));
            checkHeader(file, cells, shape);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                examples.add(file, cells, line.split("\t", -1));
            }
        }
        if (examples.count == 0) {
            throw invalid(file, 3, "expected at least one example: nothing would be proven");
        }
        return examples;
    }

    int count() {
        return count;
    }

    /** What the values of this numeric input have in common. */
    NumericRange range(String feature) {
        return numeric.getOrDefault(feature, new NumericRange());
    }

    private void add(Path file, List<String> header, String[] row) throws JobFailedException {
        count++;
        int line = count + 2;
        if (row.length != header.size()) {
            throw invalid(file, line, "got " + row.length + " cells, expected " + header.size());
        }
        for (int i = 0; i < row.length; i++) {
            String column = header.get(i);
            if (column.startsWith("p:") || column.startsWith("n:")) {
                double value = bits(file, line, column, row[i]);
                if (column.startsWith("n:")) {
                    numeric.computeIfAbsent(TsvText.unescape(column.substring(2)), name -> new NumericRange())
                            .add(value);
                }
            }
        }
    }

    private static double bits(Path file, int line, String column, String cell) throws JobFailedException {
        if (cell.equals(MISSING) && column.startsWith("n:")) {
            return Double.NaN;
        }
        try {
            if (cell.length() == 16) {
                return Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(cell));
            }
        } catch (IllegalArgumentException e) {
            // Said below, with its place.
        }
        throw invalid(file, line, column + ": got '" + cell + "', expected 16 hexadecimal digits");
    }

    private static void checkHeader(Path file, List<String> cells, ModelShape shape) throws JobFailedException {
        for (ModelShape.Feature feature : shape.features()) {
            String cell = (feature.categorical() ? "c:" : "n:") + TsvText.escape(feature.name());
            if (!cells.contains(cell)) {
                throw invalid(file, 2, "expected the column '" + cell + "' that the model reads, got " + cells);
            }
        }
        // score0 fills two places for a regression, of which only the first says anything.
        int recorded = shape.classifier() ? shape.predictions() : 1;
        for (int i = 0; i < recorded; i++) {
            if (!cells.contains("p:" + i)) {
                throw invalid(file, 2, "expected the prediction 'p:" + i + "', got " + cells);
            }
        }
        if (cells.contains("p:" + shape.predictions())) {
            throw invalid(file, 2, "got the prediction 'p:" + shape.predictions() + "' that the model does not have");
        }
        if (!cells.contains("label")) {
            throw invalid(file, 2, "expected the column 'label'");
        }
    }

    private static JobFailedException invalid(Path file, int line, String what) {
        return new JobFailedException(
                Fault.DATA,
                "examples-mismatch",
                file.getFileName() + ", line " + line + ": " + what + ". The release is blocked.",
                "The recorded examples do not belong to this model: run the refit again.");
    }
}
