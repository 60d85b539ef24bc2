package dev.refit.packaging.job.holdout;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.model.Column;
import dev.refit.model.examples.ExampleCells;
import dev.refit.model.examples.ExampleFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads rows in the format of {@code docs/recorded-examples.md} one after the other, in the form that a model expects. An
 * input that the file does not contain, or contains as another kind, is missing in all rows. A level that the model does not
 * know is missing as well. A file whose name ends in {@code .gz} is compressed.
 */
final class RecordedRows implements AutoCloseable {

    private final Path file;
    private final List<Column> inputs;
    private final BufferedReader in;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int[] places;
    private final List<Map<String, Integer>> levels;
    private String[] cells;
    private int line = 2;

    private RecordedRows(Path file, BufferedReader in, List<Column> inputs) throws IOException, JobFailedException {
        this.file = file;
        this.inputs = inputs;
        this.in = in;
        String magic = in.readLine();
        String header = in.readLine();
        if (!ExampleFile.FORMAT.equals(magic) || header == null) {
            throw invalid("got '" + magic + "', expected '" + ExampleFile.FORMAT + "' and a header");
        }
        String[] names = header.split("\t", -1);
        for (int i = 0; i < names.length; i++) {
            columns.put(ExampleCells.textOf(names[i]), i);
        }
        this.places = inputs.stream()
                .mapToInt(input -> columns.getOrDefault((input.isCategorical() ? "c:" : "n:") + input.name(), -1))
                .toArray();
        this.levels = inputs.stream().map(Column::indexes).toList();
    }

    /** @param inputs the inputs of the model that will score the rows */
    static RecordedRows open(Path file, List<Column> inputs) throws IOException, JobFailedException {
        InputStream content = Files.newInputStream(file);
        try {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(content, 1 << 16) : content;
            BufferedReader in = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
            return new RecordedRows(file, in, inputs);
        } catch (IOException | JobFailedException e) {
            content.close();
            throw e;
        }
    }

    /** Reads the next row. Returns false if there is none. */
    boolean next() throws IOException, JobFailedException {
        String text = in.readLine();
        if (text == null) {
            return false;
        }
        line++;
        cells = text.split("\t", -1);
        if (cells.length != columns.size()) {
            throw invalid("got " + cells.length + " cells, expected " + columns.size());
        }
        return true;
    }

    /** Tells whether the row was made up to reach a corner of the model. */
    boolean isMade() throws JobFailedException {
        return has("origin") && "made".equals(text("origin", null));
    }

    /** Returns the line of the row in the file, from 1. */
    int line() {
        return line;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Returns how many of the model's inputs the file contains. */
    int known() {
        return (int) java.util.Arrays.stream(places).filter(place -> place >= 0).count();
    }

    /** Fills a row in the form that the model expects. */
    void fill(double[] row) throws JobFailedException {
        for (int i = 0; i < row.length; i++) {
            if (places[i] < 0 || cells[places[i]].equals(ExampleCells.NOTHING)) {
                row[i] = Double.NaN;
            } else if (!inputs.get(i).isCategorical()) {
                row[i] = bits(cells[places[i]]);
            } else {
                Integer level = levels.get(i).get(ExampleCells.textOf(cells[places[i]]));
                row[i] = level == null ? Double.NaN : level;
            }
        }
    }

    /** Returns the number in a column, or NaN if it is missing. */
    double number(String column) throws JobFailedException {
        String cell = cell(column);
        return cell.equals(ExampleCells.NOTHING) ? Double.NaN : bits(cell);
    }

    /** Returns the text in a column, or a default if it is missing. */
    String text(String column, String otherwise) throws JobFailedException {
        String cell = cell(column);
        return cell.equals(ExampleCells.NOTHING) ? otherwise : ExampleCells.textOf(cell);
    }

    private String cell(String column) throws JobFailedException {
        Integer place = columns.get(column);
        if (place == null) {
            throw invalid("expected the column '" + column + "'");
        }
        return cells[place];
    }

    private double bits(String cell) throws JobFailedException {
        try {
            return ExampleCells.number(cell);
        } catch (IllegalArgumentException e) {
            throw invalid("got '" + cell + "', expected 16 hexadecimal digits");
        }
    }

    private JobFailedException invalid(String what) {
        return new JobFailedException(
                Fault.DATA,
                "rows-unreadable",
                file.getFileName() + ", line " + line + ": " + what,
                "The file is not what the training stage wrote: run the refit again.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
