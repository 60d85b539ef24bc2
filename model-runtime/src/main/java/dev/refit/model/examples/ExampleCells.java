package dev.refit.model.examples;

import java.util.HexFormat;

/** Formats and parses the cells of recorded examples: numbers as 16 hexadecimal digits of their bits, texts escaped. */
public final class ExampleCells {
    /** The cell of a missing value. */
    public static final String NOTHING = "\\N";

    private static final int DIGITS = 16;

    private ExampleCells() {}

    public static String bits(double value) {
        return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }

    /** @throws IllegalArgumentException if the cell is not a number */
    public static double number(String cell) {
        if (cell.length() != DIGITS) {
            throw new IllegalArgumentException("got '" + cell + "', expected 16 hexadecimal digits");
        }
        return Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(cell));
    }

    public static String text(String value) {
        return value == null
                ? NOTHING
                : value.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    /** Returns the text of a cell, or null for {@link #NOTHING}. */
    public static String textOf(String cell) {
        if (cell.equals(NOTHING)) {
            return null;
        }
        if (cell.indexOf('\\') < 0) {
            return cell;
        }
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length()) {
                i++;
                char escaped = cell.charAt(i);
                c = escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped;
            }
            text.append(c);
        }
        return text.toString();
    }
}
