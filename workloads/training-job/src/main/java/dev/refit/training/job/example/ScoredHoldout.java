package dev.refit.training.job.example;

import dev.refit.model.examples.ExampleCells;
import hex.Model;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import water.fvec.Frame;
import water.fvec.Vec;

/** Writes holdout rows with what the model says of them, what was true and how much it counts. */
public final class ScoredHoldout {
    /** Of a larger holdout so many rows are written, evenly spread. */
    private static final int MAX_ROWS = 200_000;

    private static final List<String> OUTCOME = List.of("actual", "weight");
    private static final String ONE = ExampleCells.bits(1);

    private final Model<?, ?, ?> model;
    private final int most;
    private final ExampleRecorder recorder;

    public ScoredHoldout(Model<?, ?, ?> model) {
        this(model, MAX_ROWS);
    }

    public ScoredHoldout(Model<?, ?, ?> model, int most) {
        this.model = model;
        this.most = most;
        this.recorder = new ExampleRecorder(model);
    }

    public void record(Path file, Frame holdout) throws IOException {
        boolean all = holdout.numRows() <= most;
        Frame rows = all ? holdout : holdout.deepSlice(spread(holdout.numRows(), most), null);
        Frame predicted = model.score(rows);
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8)) {
            out.write(ExampleRecorder.MAGIC);
            List<String> header = recorder.header(rows);
            header.addAll(OUTCOME);
            out.write(ExampleLine.of(header));
            ExampleRecorder.Rows read = recorder.new Rows(rows, predicted);
            FrameColumn actual = new FrameColumn(rows.vec(model._output.responseName()));
            Vec weights = rows.vec(model._parms._weights_column);
            FrameColumn weight = weights == null ? null : new FrameColumn(weights);
            for (long row = 0; row < rows.numRows(); row++) {
                List<String> cells = read.cells(row);
                cells.add(actual.cell(row));
                cells.add(weight == null ? ONE : weight.cell(row));
                out.write(ExampleLine.of(cells));
            }
        }
        predicted.remove();
        if (!all) {
            rows.remove();
        }
    }

    /** So many of the rows, ascending, each once. */
    static long[] spread(long rows, int wanted) {
        return LongStream.range(0, wanted)
                .map(i -> (long) ((i + 0.5) * rows / wanted))
                .toArray();
    }
}
