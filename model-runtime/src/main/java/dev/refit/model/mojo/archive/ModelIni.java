package dev.refit.model.mojo.archive;

import dev.refit.model.InvalidMojoException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code model.ini} of a MOJO: keys and values, the names of the columns, and the files with their levels. */
public final class ModelIni {
    public static final String NAME = "model.ini";
    private static final int MAX_COLUMNS = 65_535; // A split names its column with 16 bits.

    private final Map<String, String> values = new HashMap<>();
    private final List<String> columns = new ArrayList<>();
    private final Map<Integer, String> domains = new HashMap<>();

    public ModelIni(List<String> lines) {
        String section = "";
        boolean comment = false;
        for (String raw : lines) {
            String line = raw.trim();
            if (line.isEmpty() || line.startsWith("#")) {
                comment |= section.equals("[columns]") && line.startsWith("#");
                continue;
            }
            if (line.equals("[info]") || line.equals("[columns]") || line.equals("[domains]")) {
                section = line;
                continue;
            }
            switch (section) {
                case "[info]" -> value(line);
                case "[columns]" -> columns.add(line);
                case "[domains]" -> domain(line);
                default -> throw new InvalidMojoException(NAME, "expected [info] first, not " + line);
            }
        }
        int expected = integer("n_columns");
        if (columns.size() < expected && comment) {
            throw new InvalidMojoException(
                    NAME,
                    "n_columns = " + expected + ", but " + columns.size()
                            + " columns: a name that begins with '#' is a comment"
                            + " to every reader, so rename the column in the training");
        }
        if (columns.size() != expected || expected > MAX_COLUMNS) {
            throw new InvalidMojoException(
                    NAME,
                    "n_columns = " + expected + ", but " + columns.size() + " columns (at most " + MAX_COLUMNS + ")");
        }
    }

    public List<String> columns() {
        return columns;
    }

    /** {@code <number of levels> <file>} of a categorical column, null of a numeric one. */
    String domain(int column) {
        return domains.get(column);
    }

    /** Returns the value of a key, or null if it is absent or {@code null}. */
    public String text(String key) {
        String value = values.get(key);
        return value == null || value.equals("null") ? null : value;
    }

    public String required(String key) {
        String value = text(key);
        if (value == null) {
            throw new InvalidMojoException(NAME, "expected a value of " + key);
        }
        return value;
    }

    public boolean flag(String key) {
        return "true".equals(text(key));
    }

    public int integer(String key) {
        try {
            int number = Integer.parseInt(required(key));
            if (number < 0) {
                throw new InvalidMojoException(NAME, key + " = " + number + ", expected none or more");
            }
            return number;
        } catch (NumberFormatException e) {
            throw notANumber(key, e);
        }
    }

    public double number(String key) {
        try {
            return Double.parseDouble(required(key));
        } catch (NumberFormatException e) {
            throw notANumber(key, e);
        }
    }

    /** Returns the numbers of a key, or null if it is absent. */
    public double[] numbers(String key) {
        String value = text(key);
        if (value == null) {
            return null;
        }
        if (!value.startsWith("[") || !value.endsWith("]")) {
            throw new InvalidMojoException(NAME, key + " = " + value + ", expected [number, …]");
        }
        String inside = value.substring(1, value.length() - 1).trim();
        String[] parts = inside.isEmpty() ? new String[0] : inside.split(",");
        double[] numbers = new double[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = Double.parseDouble(parts[i].trim());
            }
        } catch (NumberFormatException e) {
            throw notANumber(key, e);
        }
        return numbers;
    }

    private void value(String line) {
        String[] parts = line.split("\\s*=\\s*", 2);
        if (parts.length != 2) {
            throw new InvalidMojoException(NAME, "expected key = value, not " + line);
        }
        values.put(parts[0], parts[1]);
    }

    private void domain(String line) {
        String[] parts = line.split(":\\s*", 2);
        try {
            domains.put(Integer.valueOf(parts[0]), parts[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidMojoException(NAME, "expected <column>: <levels> <file>, not " + line);
        }
    }

    private InvalidMojoException notANumber(String key, NumberFormatException cause) {
        InvalidMojoException e =
                new InvalidMojoException(NAME, key + " = " + text(key) + ", expected a number of its kind");
        e.initCause(cause);
        return e;
    }
}
