package dev.refit.benchmarks.scoring;

import hex.genmodel.easy.RowData;
import hex.genmodel.easy.exception.PredictException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** How long a row takes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Loaded.ROWS)
public class RowScoring {
    private static final int OUTPUTS = 3;

    /** Where a thread has its results written. */
    @State(Scope.Thread)
    public static class Room {
        final double[] out = new double[OUTPUTS];
        final double[][] outs = new double[Loaded.ROWS][OUTPUTS];
    }

    @Benchmark
    public void easyPredict(Loaded loaded, Blackhole sink) throws PredictException {
        for (RowData row : loaded.data) {
            sink.consume(loaded.easy.predictBinomial(row));
        }
    }

    @Benchmark
    public void typed(Loaded loaded, Blackhole sink) {
        for (Object[] row : loaded.values) {
            sink.consume(loaded.typed.apply(row));
        }
    }

    @Benchmark
    public void score0(Loaded loaded, Room room, Blackhole sink) {
        for (double[] row : loaded.rows) {
            sink.consume(loaded.genmodel.score0(row, room.out));
        }
    }

    @Benchmark
    public void pojo(Loaded loaded, Room room, Blackhole sink) {
        for (double[] row : loaded.rows) {
            sink.consume(loaded.pojo.score0(row, room.out));
        }
    }

    @Benchmark
    public void row(Loaded loaded, Room room, Blackhole sink) {
        for (double[] row : loaded.rows) {
            loaded.scorer.score(row, room.out);
            sink.consume(room.out[0]);
        }
    }

    @Benchmark
    public void rows(Loaded loaded, Room room, Blackhole sink) {
        loaded.scorer.score(loaded.rows, room.outs);
        sink.consume(room.outs);
    }
}
