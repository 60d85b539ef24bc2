package dev.refit.model.library;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.library.InputProblem.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the values of columns into the numbers of a row, under the policies of the library, and counts problems. A column
 * is identified by its index in the model's order. A missing offset is always refused. Thread-safe. A value without a
 * problem causes no allocation.
 *
 * <p>All methods that take a value throw {@link InvalidInputException} if a policy refuses the value.
 */
public final class InputCoder {
    private static final int LEVELS_TOLD = 5;

    private final List<Column> columns;
    private final List<Map<String, Integer>> levels;
    private final String offset;
    private final InputRanges ranges;
    private final InputPolicies policies;
    private final ProblemCounters counters;
    private final boolean[] times;

    /** @param times the names of the inputs that are times */
    InputCoder(ModelInfo info, InputRanges ranges, InputPolicies policies, Set<String> times) {
        this.columns = info.inputs();
        this.levels = columns.stream().map(Column::indexes).toList();
        this.offset = info.offsetColumn();
        this.ranges = ranges;
        this.policies = policies;
        this.times = new boolean[columns.size()];
        for (int i = 0; i < this.times.length; i++) {
            this.times[i] = times.contains(columns.get(i).name());
        }
        this.counters = new ProblemCounters(columns.stream().map(Column::name).toList());
    }

    /** Returns the number for a value. Null is a missing value. */
    public double number(int column, Double value) {
        return value == null ? missing(column) : number(column, value.doubleValue());
    }

    public double number(int column, Integer value) {
        return value == null ? missing(column) : number(column, value.doubleValue());
    }

    public double number(int column, Long value) {
        return value == null ? missing(column) : number(column, value.doubleValue());
    }

    public double number(int column, Boolean value) {
        return value == null ? missing(column) : value ? 1 : 0;
    }

    /** Returns the milliseconds since 1970 for a time. A fraction of a millisecond is left out. */
    public double number(int column, Instant value) {
        return value == null ? missing(column) : number(column, (double) value.toEpochMilli());
    }

    /** Tells whether an input is a time: its values are of the type {@link Instant}. */
    public boolean isTime(int column) {
        return times[column];
    }

    /** Returns the number for a value. NaN is a missing value. */
    public double number(int column, double value) {
        if (Double.isNaN(value)) {
            return missing(column);
        }
        if (ranges.contains(column, value)) {
            return value;
        }
        counters.add(column, Reason.OUT_OF_RANGE, text(column, value));
        return switch (policies.outOfRange()) {
            case COUNT -> value;
            case MISSING -> Double.NaN;
            case THROW ->
                throw refused(
                        column,
                        text(column, value),
                        (times[column] ? "a time" : "a number") + " from " + text(column, ranges.smallest(column))
                                + " to " + text(column, ranges.largest(column)) + ", as in training");
        };
    }

    private String text(int column, double value) {
        return times[column] ? Instant.ofEpochMilli((long) value).toString() : String.valueOf(value);
    }

    /**
     * Returns the number for a value of any type: a text or a constant for a categorical column, a number or a boolean for
     * a numeric one, an {@link Instant} or a {@code java.sql.Timestamp} for a time. Null is a missing value.
     */
    public double value(int column, Object value) {
        if (value == null) {
            return missing(column);
        }
        if (value instanceof Instant instant) {
            return number(column, instant);
        }
        if (value instanceof java.util.Date date) {
            return number(column, (double) date.getTime());
        }
        if (value instanceof Number number) {
            return number(column, number.doubleValue());
        }
        if (value instanceof Enum<?> constant) {
            return constant(column, constant);
        }
        return value instanceof Boolean flag ? number(column, flag) : level(column, (String) value);
    }

    /**
     * Finds the inputs among the columns of a table. A column matches an input by its name, exactly or ignoring case.
     *
     * @param types the types of the columns as Spark writes them: {@code string}, {@code int}, {@code decimal(10,2)}
     * @return the index of the column for each input, -1 if there is none
     * @throws InvalidInputException if no column is an input, if two columns match the same input, or if a column has the
     *     wrong type
     */
    public int[] places(List<String> names, List<String> types) {
        return new TableColumns(names, types).places(columns, times);
    }

    /**
     * Returns the index of a level by its constant. The enum has a constant for each level in their order, then one for all
     * other texts.
     */
    public double constant(int column, Enum<?> value) {
        if (value == null) {
            return missing(column);
        }
        return value.ordinal() < levels.get(column).size() ? value.ordinal() : unseen(column, null);
    }

    /** Returns the index of a level by its text. Null is a missing value. */
    public double level(int column, String value) {
        if (value == null) {
            return missing(column);
        }
        Integer index = levels.get(column).get(value);
        return index == null ? unseen(column, value) : index;
    }

    /** Returns the problems counted so far, in the order of the columns. */
    public List<InputProblem> problems() {
        return counters.all();
    }

    /** @param value a text that is not a level; null if the text is not known */
    private double unseen(int column, String value) {
        counters.add(column, Reason.UNSEEN_LEVEL, value);
        if (policies.unseen() == InputPolicy.THROW) {
            String got = value == null ? "a text that is not a level" : "'" + value + "'";
            throw refused(column, got, "one of its " + levelsOf(column));
        }
        return Double.NaN;
    }

    private double missing(int column) {
        counters.add(column, Reason.MISSING, null);
        if (policies.missing() == InputPolicy.THROW
                || columns.get(column).name().equals(offset)) {
            throw refused(column, "nothing", "a value");
        }
        return Double.NaN;
    }

    private InvalidInputException refused(int column, String got, String expected) {
        return new InvalidInputException(columns.get(column).name() + ": got " + got + ", expected " + expected);
    }

    private String levelsOf(int column) {
        List<String> all = columns.get(column).levels();
        String told = "'" + String.join("', '", all.subList(0, Math.min(LEVELS_TOLD, all.size()))) + "'";
        return all.size() + " levels: " + told + (all.size() > LEVELS_TOLD ? ", …" : "");
    }
}
