package dev.refit.model.csv;

import java.util.regex.Pattern;

/** The values in the cells of a CSV file: one grammar for the examples of a model and for the rows that it scores. */
public final class CsvValue {
    /** What a number must be, for messages. */
    public static final String EXPECTED = "a number, true, false, or nothing for a missing value";

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private CsvValue() {}

    /** Tells whether a cell is a missing value. A text that is a level of its column is none, whatever it is. */
    public static boolean isMissing(String cell) {
        return cell.isEmpty() || cell.equals("NA");
    }

    /**
     * Parses a decimal number, or {@code true} or {@code false} in any case as 1 or 0. Blanks around it are ignored.
     *
     * @throws NumberFormatException if the cell is neither, or too large for a double
     */
    public static double number(String cell) {
        String text = cell.strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? 1 : 0;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new NumberFormatException("expected " + EXPECTED);
        }
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw new NumberFormatException("expected a number of a double's range");
        }
        return number;
    }
}
