package dev.refit.model.library;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.library.InputProblem.Reason;
import java.util.List;
import java.util.Map;

/**
 * Makes the numbers of a row of the values of its columns, and watches over them by the library's policies. Columns are
 * counted in the model's order. An offset must be there, whatever the policies. Thread-safe; allocates nothing for a value that is as it should be.
 */
public final class InputCoder {
    private static final int LEVELS_TOLD = 5;

    private final List<Column> columns;
    private final List<Map<String, Integer>> levels;
    private final String offset;
    private final InputRanges ranges;
    private final InputPolicies policies;
    private final ProblemCounters counters;

    InputCoder(ModelInfo info, InputRanges ranges, InputPolicies policies) {
        this.columns = info.inputs();
        this.levels = columns.stream().map(Column::indexes).toList();
        this.offset = info.offsetColumn();
        this.ranges = ranges;
        this.policies = policies;
        this.counters = new ProblemCounters(columns.stream().map(Column::name).toList());
    }

    /** @throws InvalidInputException when the policies say so, as all methods do */
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

    /** NaN is missing. */
    public double number(int column, double value) {
        if (Double.isNaN(value)) {
            return missing(column);
        }
        if (ranges.contains(column, value)) {
            return value;
        }
        counters.add(column, Reason.OUT_OF_RANGE, String.valueOf(value));
        return switch (policies.outOfRange()) {
            case COUNT -> value;
            case MISSING -> Double.NaN;
            case THROW ->
                throw refused(column, String.valueOf(value), "a number " + ranges.text(column) + ", as in training");
        };
    }

    /** As the method that takes its type; of a column that is categorical a text or a constant, else a number or a
     * boolean. */
    public double value(int column, Object value) {
        if (value == null) {
            return missing(column);
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
     * Where the inputs are among the columns of a table, -1 for one that is not there, whose values are missing. A column has
     * the name of the input, or one that differs in case only.
     *
     * @param types of the columns, as Spark writes them: {@code string}, {@code int}, {@code decimal(10,2)}
     * @throws InvalidInputException when none of them is an input, two are the same one, or one is of the wrong type
     */
    public int[] places(List<String> names, List<String> types) {
        return new TableColumns(names, types).places(columns);
    }

    /** The index of a level by its constant: as many as there are levels, in their order, then one for all other texts. */
    public double constant(int column, Enum<?> value) {
        if (value == null) {
            return missing(column);
        }
        return value.ordinal() < levels.get(column).size() ? value.ordinal() : unseen(column, null);
    }

    /** The index of a level. */
    public double level(int column, String value) {
        if (value == null) {
            return missing(column);
        }
        Integer index = levels.get(column).get(value);
        return index == null ? unseen(column, value) : index;
    }

    /** What was counted so far, in the order of the columns. */
    public List<InputProblem> problems() {
        return counters.all();
    }

    /** A text that is no level; null when it is not known. */
    private double unseen(int column, String value) {
        counters.add(column, Reason.UNSEEN_LEVEL, value);
        if (policies.unseen() == InputPolicy.THROW) {
            String got = value == null ? "a text that is no level" : "'" + value + "'";
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
