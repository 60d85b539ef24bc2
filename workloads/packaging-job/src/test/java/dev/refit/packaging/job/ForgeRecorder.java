package dev.refit.packaging.job;

import dev.refit.model.examples.ExampleCells;
import hex.Model;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import water.fvec.Frame;
import water.fvec.Vec;

/** Writes rows of a frame and what the model in H2O itself predicts for them, as training does. */
final class ForgeRecorder {
    private ForgeRecorder() {}

    static String record(Model<?, ?, ?> model, Frame frame, int rows) {
        List<String> features = Arrays.stream(model._output._names, 0, model._output.nfeatures())
                .toList();
        Frame predictions = model.score(frame);
        StringBuilder text = new StringBuilder("refit-examples 2\n");
        for (String feature : features) {
            String kind = frame.vec(feature).isCategorical() ? "c:" : "n:";
            text.append(kind).append(ExampleCells.text(feature)).append('\t');
        }
        for (int p = 0; p < predictions.numCols(); p++) {
            text.append("p:").append(p).append('\t');
        }
        text.append("label\n");
        for (long row = 0; row < Math.min(rows, frame.numRows()); row++) {
            for (String feature : features) {
                text.append(cell(frame.vec(feature), row)).append('\t');
            }
            for (Vec prediction : predictions.vecs()) {
                text.append(bits(prediction.at(row))).append('\t');
            }
            Vec label = predictions.vec(0);
            text.append(label.isCategorical() ? cell(label, row) : "\\N").append('\n');
        }
        predictions.delete();
        return text.toString();
    }

    private static String cell(Vec column, long row) {
        if (column.isNA(row)) {
            return "\\N";
        }
        if (column.isCategorical()) {
            return ExampleCells.text(column.factor(column.at8(row)));
        }
        return bits(column.at(row));
    }

    private static String bits(double value) {
        return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }
}
