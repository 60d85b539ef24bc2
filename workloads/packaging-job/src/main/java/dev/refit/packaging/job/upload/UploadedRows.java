package dev.refit.packaging.job.upload;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.csv.CsvReader;
import dev.refit.model.csv.CsvText;
import dev.refit.model.csv.CsvValue;
import dev.refit.model.csv.InvalidCsvException;
import dev.refit.model.examples.ExampleCells;
import dev.refit.packaging.job.escape.MessageText;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * Reads the rows of an upload. An empty cell or {@code NA} is a missing value. {@code true} and {@code false} are the numbers
 * 1 and 0. A text that the model does not know is kept and counted.
 */
final class UploadedRows {
    private static final int MOST = 50_000;
    private static final int MOST_TEXTS = 5;

    private final Path file;
    private final ModelInfo info;
    private final List<Map<String, Integer>> levels;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> unknown = new LinkedHashMap<>();
    private final Map<String, Integer> blanks = new LinkedHashMap<>();
    private final Map<String, Integer> noClass = new LinkedHashMap<>();
    private final List<String> lacking = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private List<String> header = List.of();

    /**
     * @param values the values as a scorer reads them
     * @param cells the inputs in the format of recorded examples
     * @param response the text in the response's column; null when there is none
     */
    record Row(double[] values, List<String> cells, String response) {}

    private UploadedRows(Path file, ModelInfo info) {
        this.file = file;
        this.info = info;
        this.levels = info.inputs().stream().map(Column::indexes).toList();
    }

    /** @throws JobFailedException if the rows do not fit the model, with line, column and value */
    static UploadedRows read(Path file, ModelInfo info) throws IOException, JobFailedException {
        UploadedRows rows = new UploadedRows(file, info);
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader in = CsvText.open(bytes)) {
            rows.read(in);
        } catch (CharacterCodingException e) {
            throw rows.refused(": its text is not UTF-8 (" + e.getMessage() + ")");
        } catch (ZipException | EOFException e) {
            throw rows.refused(": is compressed and damaged or cut off (" + e.getMessage() + ")");
        } catch (InvalidCsvException e) {
            throw rows.refused(", " + e.getMessage());
        }
        return rows;
    }

    List<Row> rows() {
        return rows;
    }

    /** Returns the inputs of the model that have no column. */
    List<String> lacking() {
        return lacking;
    }

    /** Returns the columns that are neither an input nor the response. */
    List<String> unread() {
        return unread;
    }

    /** Returns the number of rows with a text that the model does not know, by input. */
    Map<String, Integer> unknown() {
        return unknown;
    }

    /** Returns the number of rows with a text that the model knows without the blanks around it, by input. */
    Map<String, Integer> blanks() {
        return blanks;
    }

    /** Returns the number of rows whose response is no class of the model, by text. */
    Map<String, Integer> noClass() {
        return noClass;
    }

    boolean haveResponse() {
        return header.contains(info.response());
    }

    private void read(Reader in) throws IOException, JobFailedException {
        CsvReader csv = new CsvReader(in);
        List<String> first = csv.record();
        if (first == null || first.equals(List.of(""))) {
            throw refused(", line 1: got nothing, expected the names of the columns, such as " + someInputs());
        }
        header = first;
        int[] places = places();
        int response = header.indexOf(info.response());
        int line = csv.line();
        for (List<String> cells = csv.record(); cells != null; cells = csv.record()) {
            boolean blank = header.size() > 1 && cells.equals(List.of(""));
            if (!blank && cells.size() != header.size()) {
                throw refused(", line " + line + ": got " + cells.size() + " cells, expected " + header.size()
                        + ", as in line 1");
            }
            if (!blank) {
                rows.add(row(line, places, cells, response));
            }
            if (rows.size() > MOST) {
                throw refused(", line " + line + ": got more than " + MOST + " rows, expected at most so many; a few"
                        + " hundred different rows prove more");
            }
            line = csv.line();
        }
        if (rows.isEmpty()) {
            throw refused(", line 2: got no row, expected at least one, because none would prove nothing");
        }
    }

    private int[] places() throws JobFailedException {
        Set<String> names = new HashSet<>();
        for (String name : header) {
            if (!names.add(name)) {
                throw refused(", line 1: got the column " + MessageText.of(name) + " twice, expected each once");
            }
        }
        int[] places = new int[info.features()];
        for (int i = 0; i < places.length; i++) {
            String input = info.inputs().get(i).name();
            places[i] = header.indexOf(input);
            names.remove(input);
            if (places[i] < 0) {
                lacking.add(input);
            }
        }
        if (lacking.size() == places.length) {
            throw refused(", line 1: got the columns " + MessageText.line(String.join(", ", header))
                    + ", expected inputs of the model: " + someInputs());
        }
        names.remove(info.response());
        header.stream().filter(names::contains).forEach(unread::add);
        return places;
    }

    private Row row(int line, int[] places, List<String> cells, int response) throws JobFailedException {
        double[] values = new double[places.length];
        List<String> recorded = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            String cell = places[i] < 0 ? "" : cells.get(places[i]);
            Column input = info.inputs().get(i);
            if (input.isCategorical() && levels.get(i).containsKey(cell)) {
                values[i] = levels.get(i).get(cell);
                recorded.add(ExampleCells.text(cell));
            } else if (CsvValue.isMissing(cell)) {
                if (input.name().equals(info.offsetColumn())) {
                    throw refused(", line " + line + ", column " + MessageText.of(input.name())
                            + ": got nothing, expected a number: it is the offset of the model");
                }
                values[i] = Double.NaN;
                recorded.add(ExampleCells.NOTHING);
            } else if (input.isCategorical()) {
                values[i] = Double.NaN;
                recorded.add(ExampleCells.text(cell));
                unknown.merge(input.name(), 1, Integer::sum);
                if (levels.get(i).containsKey(cell.strip())) {
                    blanks.merge(input.name(), 1, Integer::sum);
                }
            } else {
                values[i] = number(line, input.name(), cell);
                recorded.add(ExampleCells.bits(values[i]));
            }
        }
        return new Row(values, recorded, response < 0 ? null : response(line, cells.get(response)));
    }

    /** Formats a response like a scored holdout: the text of a class, the bits of a number, null if it is missing. */
    private String response(int line, String cell) throws JobFailedException {
        if (CsvValue.isMissing(cell)) {
            return null;
        }
        if (!info.isClassifier()) {
            return ExampleCells.bits(number(line, info.response(), cell));
        }
        if (info.labels().contains(cell)) {
            return ExampleCells.text(cell);
        }
        String text = noClass.size() < MOST_TEXTS || noClass.containsKey(cell) ? cell : "other texts";
        noClass.merge(text, 1, Integer::sum);
        return null;
    }

    private double number(int line, String column, String cell) throws JobFailedException {
        try {
            return CsvValue.number(cell);
        } catch (NumberFormatException e) {
            throw refused(", line " + line + ", column " + MessageText.of(column) + ": got " + MessageText.of(cell)
                    + ", " + e.getMessage());
        }
    }

    private String someInputs() {
        List<String> names = info.inputs().stream().map(Column::name).toList();
        return names.size() <= 20 ? String.join(", ", names) : String.join(", ", names.subList(0, 20)) + ", …";
    }

    private JobFailedException refused(String what) {
        return new JobFailedException(
                Fault.DATA,
                "unreadable-examples",
                file + what + ".",
                "Write the examples as CSV (UTF-8, commas, RFC 4180): a line with the names of the columns, then"
                        + " rows.");
    }
}
