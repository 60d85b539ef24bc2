package dev.refit.training.job.example;

import dev.refit.model.examples.ExampleCells;
import dev.refit.model.examples.ExampleFile;
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

/**
 * Records what the model in H2O's own memory says of some rows, as {@code docs/recorded-examples.md} has it. Inputs are
 * read back from H2O's frame, which may hold a neighbour of the double that stands in the Parquet file.
 */
public final class ExampleRecorder {
    static final String MAGIC = ExampleFile.FORMAT + "\n";

    private final Model<?, ?, ?> model;
    private final String[] inputs;

    public ExampleRecorder(Model<?, ?, ?> model) {
        this.model = model;
        this.inputs = Arrays.copyOf(model._output._names, model._output.nfeatures());
    }

    /** Records the rows of all parts, which then are removed. */
    public void record(Path file, List<ProofRows.Part> parts) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(MAGIC);
            List<String> header = header(parts.get(0).rows());
            header.add("origin");
            out.write(ExampleLine.of(header));
            for (ProofRows.Part part : parts) {
                write(out, part);
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

    private void write(Writer out, ProofRows.Part part) throws IOException {
        Frame rows = part.rows();
        Frame predicted = model.score(rows);
        Rows read = new Rows(rows, predicted);
        for (long row = 0; row < rows.numRows(); row++) {
            List<String> cells = read.cells(row);
            cells.add(part.made() ? "made" : "data");
            out.write(ExampleLine.of(cells));
        }
        predicted.remove();
        rows.remove();
    }

    /** Rows, and what is predicted for them. */
    final class Rows {
        private final List<FrameColumn> columns;
        private final List<FrameColumn> predicted;

        Rows(Frame rows, Frame predicted) {
            this.columns = Arrays.stream(inputs)
                    .map(input -> new FrameColumn(rows.vec(input)))
                    .toList();
            this.predicted =
                    Arrays.stream(predicted.vecs()).map(FrameColumn::new).toList();
        }

        /** Those of the header, in their order. */
        List<String> cells(long row) {
            List<String> cells = new ArrayList<>();
            for (FrameColumn column : columns) {
                cells.add(column.cell(row));
            }
            for (int i = 0; i < predictions(); i++) {
                cells.add(ExampleCells.bits(
                        i < predicted.size() ? predicted.get(i).number(row) : 0));
            }
            cells.add(predicted.get(0).isCategorical() ? predicted.get(0).cell(row) : null);
            return cells;
        }
    }
}
