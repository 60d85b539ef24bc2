package dev.refit.transform.job.feature;

import dev.refit.events.checks.Digests;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The digest of a table's rows, computed while they are written, whatever file, partition or order they lie in; equal
 * rows count as often as they are there.
 *
 * <p>It is the SHA-256 of {@code rows=<n>;a=<A>;b=<B>} in UTF-8, where {@code n} is the number of rows, and {@code A}
 * and {@code B} are the sums over all rows, as exact decimal integers, of {@code xxhash64(1, isnull(c1), …, isnull(cN),
 * c1, …, cN)} and {@code xxhash64(2, isnull(c1), …, cN)} as Spark SQL defines them, signed. Spark's hash skips nulls,
 * hence the flags; it takes -0.0 for 0.0 and all NaNs for one, as SQL does. The digest tells tables apart that differ by
 * accident; it does not resist somebody who looks for collisions.
 */
final class RowDigest {
    private static final String ROWS = "rows";

    private final Observation observation = new Observation();

    /** The same rows, observed on their way; they must be written once, by nothing but the returned dataset. */
    Dataset<Row> observing(Dataset<Row> rows) {
        return rows.observe(
                observation,
                functions.count(functions.lit(1)).as(ROWS),
                sum(rows, 1).as("a"),
                sum(rows, 2).as("b"));
    }

    /** How many rows were written. */
    long rows() throws InterruptedException {
        return (Long) observation.getAsJava().get(ROWS);
    }

    String digest() throws InterruptedException {
        return Digests.sha256("rows=" + rows() + ";a=" + plain("a") + ";b=" + plain("b"));
    }

    private String plain(String sum) throws InterruptedException {
        return ((BigDecimal) observation.getAsJava().get(sum)).toPlainString();
    }

    private static Column sum(Dataset<Row> rows, int seed) {
        Column[] columns = Arrays.stream(rows.columns())
                .map(name -> rows.col("`" + name.replace("`", "``") + "`"))
                .toArray(Column[]::new);
        Column[] hashed = Stream.of(
                        Stream.of(functions.lit(seed)),
                        Arrays.stream(columns).map(Column::isNull),
                        Arrays.stream(columns))
                .flatMap(part -> part)
                .toArray(Column[]::new);
        return functions.sum(functions.xxhash64(hashed).cast("decimal(20,0)"));
    }
}
