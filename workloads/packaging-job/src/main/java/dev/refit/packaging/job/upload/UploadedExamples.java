package dev.refit.packaging.job.upload;

import dev.refit.model.Column;
import dev.refit.model.Scorer;
import dev.refit.model.examples.ExampleCells;
import dev.refit.model.examples.ExampleFile;
import dev.refit.model.proof.CornerRows;
import dev.refit.model.proof.Thresholds;
import dev.refit.packaging.job.model.ModelShape;
import dev.refit.packaging.job.upload.UploadedRows.Row;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Records the predictions of h2o-genmodel for the rows of an upload, and for rows that are made up to reach the corners of
 * the trees, in the format of {@code docs/recorded-examples.md}.
 */
final class UploadedExamples {
    private static final int BASES = 8;
    private static final String UNSEEN = "a level that training has not seen";

    private final ModelShape shape;
    private final List<Column> inputs;
    private final double[] out;
    private long refused;

    UploadedExamples(ModelShape shape) {
        this.shape = shape;
        this.inputs = shape.info().inputs();
        this.out = new double[shape.genmodel().outputSize()];
    }

    /** Returns how many of the last given rows the model does not score. They are left out. */
    long refused() {
        return refused;
    }

    /** Makes up rows from given ones. There are none for a model without trees or one that only genmodel scores. */
    List<double[]> made(List<Row> given) {
        Scorer scorer = shape.scorer();
        if (!shape.selfContained() || scorer.trees() == 0) {
            return List.of();
        }
        List<double[]> bases = new ArrayList<>();
        for (int i = 0; i < BASES; i++) {
            bases.add(given.get((int) ((long) i * given.size() / BASES)).values());
        }
        int features = shape.info().offsetColumn() == null ? inputs.size() : inputs.size() - 1;
        List<double[]> bare =
                bases.stream().map(row -> Arrays.copyOf(row, features)).toList();
        List<double[]> corners = CornerRows.of(inputs.subList(0, features), Thresholds.of(shape.mojo()), bare);
        return IntStream.range(0, corners.size())
                .mapToObj(i -> withOffset(corners.get(i), bases.get(i % BASES)))
                .toList();
    }

    /** Writes the examples: the given rows, then the made-up ones. */
    void record(Path file, List<Row> given, List<double[]> made) throws IOException {
        refused = 0;
        try (Writer text = Files.newBufferedWriter(file)) {
            header(text, "origin");
            for (Row row : given) {
                refused += line(text, row, "data") ? 0 : 1;
            }
            for (double[] row : made) {
                line(text, made(row), "made");
            }
        }
    }

    /** Writes the given rows with their responses in the format of a scored holdout. */
    void score(Path file, List<Row> given) throws IOException {
        try (Writer text = Files.newBufferedWriter(file)) {
            header(text, "actual\tweight");
            for (Row row : given) {
                String response = row.response() == null ? ExampleCells.NOTHING : row.response();
                line(text, row, response + "\t" + ExampleCells.bits(1));
            }
        }
    }

    private void header(Writer text, String last) throws IOException {
        text.append(ExampleFile.FORMAT).append('\n');
        for (Column input : inputs) {
            text.append(input.isCategorical() ? "c:" : "n:")
                    .append(ExampleCells.text(input.name()))
                    .append('\t');
        }
        for (int i = 0; i < out.length; i++) {
            text.append("p:" + i).append('\t');
        }
        text.append("label\t").append(last).append('\n');
    }

    private boolean line(Writer text, Row row, String last) throws IOException {
        try {
            shape.genmodel().score(row.values(), out);
        } catch (IllegalArgumentException e) {
            return false; // A GLM may be told to skip rows with missing values.
        }
        if (shape.limits().skipsMissing() && Double.isNaN(out[out.length - 1])) {
            return false;
        }
        for (String cell : row.cells()) {
            text.append(cell).append('\t');
        }
        for (double prediction : out) {
            text.append(ExampleCells.bits(prediction)).append('\t');
        }
        String label = shape.classifier() ? shape.labels().get((int) out[0]) : null;
        text.append(ExampleCells.text(label)).append('\t').append(last).append('\n');
        return true;
    }

    /** Appends the offset of the base row. Trees do not read it, so it has no corners. */
    private static double[] withOffset(double[] corner, double[] base) {
        double[] row = base.clone();
        System.arraycopy(corner, 0, row, 0, corner.length);
        return row;
    }

    /** Formats one row at a time, because the texts of all rows of a wide table do not fit in memory. */
    private Row made(double[] values) {
        String[] cells = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            List<String> levels = inputs.get(i).isCategorical() ? inputs.get(i).levels() : null;
            if (Double.isNaN(values[i])) {
                cells[i] = ExampleCells.NOTHING;
            } else if (levels == null) {
                cells[i] = ExampleCells.bits(values[i]);
            } else if (values[i] < levels.size()) {
                cells[i] = ExampleCells.text(levels.get((int) values[i]));
            } else {
                cells[i] = ExampleCells.text(UNSEEN);
                values[i] = Double.NaN; // The library's coder does the same.
            }
        }
        return new Row(values, Arrays.asList(cells), null);
    }
}
