package dev.refit.dataset;

import java.io.Closeable;
import java.io.IOException;

/**
 * The rows of one file, in its order: call {@link #next()} before each row. Values are String, Boolean, Integer, Long,
 * Double, {@link java.time.LocalDate} or {@link java.time.Instant} (to the microsecond), by the column's type; binary
 * files may also have Float, {@link java.math.BigDecimal} and {@link java.time.LocalDateTime}. Null for none.
 */
public interface Rows extends Closeable {

    /**
     * Goes to the next row.
     *
     * @return false after the last one
     * @throws InvalidDataException when the row is not what the dataset declares
     */
    boolean next() throws IOException;

    /** Where the row stands in its file, for messages: the line it starts in, from 1; rows of binary files count from 1. */
    long line();

    /** The row's value in the column at this index of the columns asked for. */
    Object value(int column);
}
