package dev.refit.training.job;

import hex.Model;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import water.fvec.Frame;
import water.fvec.Vec;

/**
 * Records what the model in H2O's own memory says of some rows, as {@code docs/recorded-examples.md} has it. Inputs are
 * read back from H2O's frame, which may hold a neighbour of the double that stands in the Parquet file.
 */
final class ExampleRecorder {
    static final String MAGIC = "refit-examples 2\n";

    private final Model<?, ?, ?> model;
    private final String[] inputs;

    ExampleRecorder(Model<?, ?, ?> model) {
        this.model = model;
        this.inputs = Arrays.copyOf(model._output._names, model._output.nfeatures());
    }

    /** Records up to {@code wanted} rows, from a later frame only what the earlier ones cannot give. */
    void record(Path file, int wanted, Frame... frames) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(MAGIC);
            int left = wanted;
            for (Frame frame : frames) {
                long[] rows = ExampleRows.choose(frame.subframe(inputs), left);
                if (left == wanted) {
                    out.write(ExampleLine.of(header(frame)));
                }
                if (rows.length > 0) {
                    write(out, frame.deepSlice(rows, null));
                }
                left -= rows.length;
            }
        }
    }

    List<String> header(Frame frame) {
        List<String> cells = new ArrayList<>();
        for (String input : inputs) {
            cells.add((frame.vec(input).isCategorical() ? "c:" : "n:") + input);
        }
        for (int i = 0; i < predictions(); i++) {
            cells.add("p:" + i);
        }
        cells.add("label");
        return cells;
    }

    /** As many as the array has that the exported model fills: of a quantity two, the second unused. */
    private int predictions() {
        return model._output.nclasses() + 1;
    }

    private void write(Writer out, Frame rows) throws IOException {
        Frame predicted = model.score(rows);
        for (long row = 0; row < rows.numRows(); row++) {
            out.write(ExampleLine.of(cells(rows, predicted, row)));
        }
        predicted.remove();
        rows.remove();
    }

    List<String> cells(Frame rows, Frame predicted, long row) {
        List<String> cells = new ArrayList<>();
        for (String input : inputs) {
            cells.add(cell(rows.vec(input), row));
        }
        for (int i = 0; i < predictions(); i++) {
            cells.add(
                    ExampleLine.bits(i < predicted.numCols() ? predicted.vec(i).at(row) : 0));
        }
        cells.add(label(predicted.vec(0), row));
        return cells;
    }

    static String cell(Vec column, long row) {
        if (column.isNA(row)) {
            return null;
        }
        return column.isCategorical() ? column.factor(column.at8(row)) : ExampleLine.bits(column.at(row));
    }

    private static String label(Vec prediction, long row) {
        return prediction.isCategorical() ? prediction.factor(prediction.at8(row)) : null;
    }
}
