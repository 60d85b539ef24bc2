package dev.refit.model.library;

import dev.refit.model.ModelInfo;
import java.time.Instant;

/** Turns the numbers of a row back into typed values, as the inverse of {@link InputCoder}. A missing value is null. */
public final class RowValues {
    private final ModelInfo info;
    private final double[] row;

    public RowValues(ModelInfo info, double[] row) {
        this.info = info;
        this.row = row;
    }

    public Double asDouble(int column) {
        return Double.isNaN(row[column]) ? null : (Double) row[column];
    }

    public Integer asInt(int column) {
        return Double.isNaN(row[column]) ? null : (Integer) (int) row[column];
    }

    public Long asLong(int column) {
        return Double.isNaN(row[column]) ? null : (Long) (long) row[column];
    }

    public Boolean asBoolean(int column) {
        return Double.isNaN(row[column]) ? null : (Boolean) (row[column] == 1);
    }

    public Instant asInstant(int column) {
        return Double.isNaN(row[column]) ? null : Instant.ofEpochMilli((long) row[column]);
    }

    /** Returns the text of a level. */
    public String asText(int column) {
        return Double.isNaN(row[column])
                ? null
                : info.inputs().get(column).levels().get((int) row[column]);
    }

    /** Returns the text of a level, or a number. */
    public Object asValue(int column) {
        return info.inputs().get(column).isCategorical() ? asText(column) : asDouble(column);
    }
}
