package dev.refit.model.library.command;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.Scorer;
import dev.refit.model.csv.CsvReader;
import dev.refit.model.csv.CsvTime;
import dev.refit.model.csv.CsvValue;
import dev.refit.model.csv.InvalidCsvException;
import dev.refit.model.library.InputCoder;
import dev.refit.model.library.InvalidInputException;
import dev.refit.model.library.PackagedModel;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Scores the rows of a CSV file. It copies each row and appends the prediction. */
final class CsvScoring {
    private final Scorer scorer;
    private final InputCoder inputs;
    private final ModelInfo info;

    CsvScoring(PackagedModel model) {
        this.scorer = model.scorer();
        this.inputs = model.inputs();
        this.info = scorer.info();
    }

    /**
     * @return the number of scored rows
     * @throws InvalidCsvException if a column is missing or a value is invalid, with the line
     */
    long score(Reader in, Writer out) throws IOException {
        CsvReader csv = new CsvReader(in);
        List<String> header = csv.record();
        if (header == null) {
            throw new InvalidCsvException(1, "expected a line with the names of the columns");
        }
        Set<String> names = new HashSet<>();
        for (String name : header) {
            if (!names.add(name)) {
                throw new InvalidCsvException(1, "got the column '" + name + "' twice, expected each once");
            }
        }
        int[] places = info.inputs().stream()
                .mapToInt(column -> place(header, column.name()))
                .toArray();
        write(out, header, predictionNames());
        double[] row = new double[places.length];
        double[] predictions = new double[scorer.outputSize()];
        long rows = 0;
        int line = csv.line();
        for (List<String> cells = csv.record(); cells != null; cells = csv.record()) {
            if (header.size() > 1 && cells.equals(List.of(""))) {
                line = csv.line();
                continue;
            }
            if (cells.size() != header.size()) {
                throw new InvalidCsvException(line, "got " + cells.size() + " cells, expected " + header.size());
            }
            for (int i = 0; i < places.length; i++) {
                row[i] = value(line, i, cells.get(places[i]));
            }
            scorer.score(row, predictions);
            write(out, cells, texts(predictions));
            rows++;
            line = csv.line();
        }
        return rows;
    }

    private double value(int line, int input, String cell) {
        Column column = info.inputs().get(input);
        try {
            if (column.isCategorical()) {
                boolean missing = CsvValue.isMissing(cell) && !column.levels().contains(cell);
                return inputs.level(input, missing ? null : cell);
            }
            if (inputs.isTime(input)) {
                return inputs.number(input, CsvValue.isMissing(cell) ? null : CsvTime.instant(cell));
            }
            return CsvValue.isMissing(cell)
                    ? inputs.number(input, Double.NaN)
                    : inputs.number(input, CsvValue.number(cell));
        } catch (NumberFormatException e) {
            throw new InvalidCsvException(line, column.name() + ": got '" + cell + "', " + e.getMessage());
        } catch (InvalidInputException e) {
            throw new InvalidCsvException(line, e.getMessage());
        }
    }

    private static int place(List<String> header, String column) {
        int place = header.indexOf(column);
        if (place < 0) {
            throw new InvalidCsvException(
                    1, "the column '" + column + "' of the model is missing, found " + String.join(", ", header));
        }
        return place;
    }

    private List<String> predictionNames() {
        List<String> names = new ArrayList<>(List.of("prediction"));
        if (info.isClassifier()) {
            info.labels().forEach(label -> names.add("probability of " + label));
        }
        return names;
    }

    private List<String> texts(double[] predictions) {
        List<String> texts = new ArrayList<>();
        if (!info.isClassifier()) {
            texts.add(String.valueOf(predictions[0]));
            return texts;
        }
        texts.add(info.labels().get((int) predictions[0]));
        for (int i = 1; i < predictions.length; i++) {
            texts.add(String.valueOf(predictions[i]));
        }
        return texts;
    }

    private static void write(Writer out, List<String> cells, List<String> more) throws IOException {
        out.write(cells.stream().map(CsvScoring::quoted).collect(Collectors.joining(",")));
        for (String cell : more) {
            out.write("," + quoted(cell));
        }
        out.write('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
