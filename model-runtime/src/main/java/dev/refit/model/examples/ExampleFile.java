package dev.refit.model.examples;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads recorded examples. Tabs separate the cells. The first line names the format, the second the columns: {@code n:name}
 * is a numeric input as bits, {@code c:name} a categorical input as text, {@code p:0} and so on are the predictions as bits,
 * and {@code label} is the label. The columns {@code origin}, {@code m:0} and so on (the margins as bits), {@code leaves} and
 * {@code contributions} are optional.
 */
public final class ExampleFile {
    /** The first line of a file, which names the format. */
    public static final String FORMAT = "refit-examples 2";

    private static final int FIRST_EXAMPLE = 3;

    private final ModelInfo info;
    private final Map<String, Integer> places;
    private final List<Map<String, Integer>> levels;
    private final int[] inputs;
    private final int[] predictions;
    private final int[] margins;

    private ExampleFile(ModelInfo info, int outputs, List<String> header) {
        this.info = info;
        this.places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            places.put(ExampleCells.textOf(header.get(i)), i);
        }
        this.inputs = info.inputs().stream()
                .mapToInt(column -> place((column.isCategorical() ? "c:" : "n:") + column.name()))
                .toArray();
        this.predictions = numbered("p:");
        this.margins = numbered("m:");
        if (predictions.length < Math.min(1, outputs)) {
            throw new InvalidExamplesException(2, "expected the column 'p:0'");
        }
        place("label");
        this.levels = info.inputs().stream().map(Column::indexes).toList();
    }

    /**
     * Reads the examples of a model.
     *
     * @param lines the lines of the file
     * @param outputs the number of elements that a score fills
     * @throws InvalidExamplesException if the lines are not examples of this model
     */
    public static List<Example> read(List<String> lines, ModelInfo info, int outputs) {
        if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
            throw new InvalidExamplesException(1, "expected '" + FORMAT + "'");
        }
        if (lines.size() < FIRST_EXAMPLE) {
            throw new InvalidExamplesException(
                    FIRST_EXAMPLE, "expected at least one example, because none would prove nothing");
        }
        List<String> header = cells(lines.get(1));
        ExampleFile file = new ExampleFile(info, outputs, header);
        List<Example> examples = new ArrayList<>();
        for (int i = FIRST_EXAMPLE - 1; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.size() != header.size()) {
                throw new InvalidExamplesException(i + 1, "got " + cells.size() + " cells, expected " + header.size());
            }
            examples.add(file.example(i + 1, cells));
        }
        return examples;
    }

    private Example example(int line, List<String> cells) {
        double[] row = new double[inputs.length];
        for (int i = 0; i < row.length; i++) {
            String cell = cells.get(inputs[i]);
            if (cell.equals(ExampleCells.NOTHING)) {
                row[i] = Double.NaN;
            } else if (info.inputs().get(i).isCategorical()) {
                Integer level = levels.get(i).get(ExampleCells.textOf(cell));
                row[i] = level == null ? Double.NaN : level;
            } else {
                row[i] = number(line, cell);
            }
        }
        return new Example(
                line,
                "made".equals(text("origin", cells)),
                row,
                numbers(line, predictions, cells),
                text("label", cells),
                margins.length == 0 ? null : numbers(line, margins, cells),
                text("leaves", cells),
                text("contributions", cells));
    }

    private static double[] numbers(int line, int[] places, List<String> cells) {
        return Arrays.stream(places)
                .mapToDouble(place -> number(line, cells.get(place)))
                .toArray();
    }

    private static double number(int line, String cell) {
        try {
            return ExampleCells.number(cell);
        } catch (IllegalArgumentException e) {
            throw new InvalidExamplesException(line, "got '" + cell + "', expected 16 hexadecimal digits");
        }
    }

    private String text(String column, List<String> cells) {
        Integer place = places.get(column);
        return place == null ? null : ExampleCells.textOf(cells.get(place));
    }

    private int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new InvalidExamplesException(2, "expected the column '" + column + "', got " + places.keySet());
        }
        return place;
    }

    private int[] numbered(String prefix) {
        List<Integer> found = new ArrayList<>();
        for (Integer at = places.get(prefix + 0); at != null; at = places.get(prefix + found.size())) {
            found.add(at);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }
}
