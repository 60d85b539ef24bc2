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

    /** Records the rows of all parts, which then are removed. */
    void record(Path file, List<ProofRows.Part> parts) throws IOException {
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
        for (long row = 0; row < rows.numRows(); row++) {
            List<String> cells = cells(rows, predicted, row);
            cells.add(part.made() ? "made" : "data");
            out.write(ExampleLine.of(cells));
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
