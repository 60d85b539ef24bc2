package dev.refit.training.job;

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
final class ScoredHoldout {
    /** Of a larger holdout so many rows are written, evenly spread. */
    static final int MAX_ROWS = 200_000;

    private static final List<String> OUTCOME = List.of("actual", "weight");
    private static final String ONE = ExampleLine.bits(1);

    private final Model<?, ?, ?> model;
    private final ExampleRecorder recorder;

    ScoredHoldout(Model<?, ?, ?> model) {
        this.model = model;
        this.recorder = new ExampleRecorder(model);
    }

    void record(Path file, Frame holdout) throws IOException {
        boolean all = holdout.numRows() <= MAX_ROWS;
        Frame rows = all ? holdout : holdout.deepSlice(spread(holdout.numRows(), MAX_ROWS), null);
        Frame predicted = model.score(rows);
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8)) {
            out.write(ExampleRecorder.MAGIC);
            List<String> header = recorder.header(rows);
            header.addAll(OUTCOME);
            out.write(ExampleLine.of(header));
            for (long row = 0; row < rows.numRows(); row++) {
                List<String> cells = recorder.cells(rows, predicted, row);
                cells.add(ExampleRecorder.cell(rows.vec(model._output.responseName()), row));
                cells.add(weight(rows, row));
                out.write(ExampleLine.of(cells));
            }
        }
        predicted.remove();
        if (!all) {
            rows.remove();
        }
    }

    private String weight(Frame rows, long row) {
        Vec weights = rows.vec(model._parms._weights_column);
        return weights == null ? ONE : ExampleRecorder.cell(weights, row);
    }

    /** So many of the rows, ascending, each once. */
    static long[] spread(long rows, int wanted) {
        return LongStream.range(0, wanted)
                .map(i -> (long) ((i + 0.5) * rows / wanted))
                .toArray();
    }
}
