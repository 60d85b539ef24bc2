package dev.refit.transform.job.text;

import dev.refit.dataset.Rows;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;

/** Hands the rows of one file to Spark in Spark's own representation. */
final class TextRowReader implements PartitionReader<InternalRow> {
    private static final long MICROS = 1_000_000L;

    private final Rows rows;
    private final int[] positions;

    TextRowReader(Rows rows, int[] positions) {
        this.rows = rows;
        this.positions = positions;
    }

    @Override
    public boolean next() throws IOException {
        return rows.next();
    }

    @Override
    public InternalRow get() {
        Object[] values = new Object[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = internal(rows.value(positions[i]));
        }
        return new GenericInternalRow(values);
    }

    private static Object internal(Object value) {
        if (value instanceof String text) {
            return UTF8String.fromString(text);
        }
        if (value instanceof LocalDate date) {
            return Math.toIntExact(date.toEpochDay());
        }
        if (value instanceof Instant instant) {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
