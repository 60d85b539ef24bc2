package dev.refit.training.job.example;

import dev.refit.model.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import water.fvec.Frame;
import water.fvec.Vec;

/** Rows of a frame as the exported model reads them: a number, or the index of a level of the model's; NaN is missing. */
final class FrameRows {
    private final List<Vec.Reader> readers = new ArrayList<>();
    private final List<int[]> levels = new ArrayList<>();

    FrameRows(Frame frame, List<Column> inputs) {
        for (Column input : inputs) {
            Vec vec = frame.vec(input.name());
            readers.add(vec.new Reader());
            levels.add(input.isCategorical() ? indexes(vec.domain(), input.indexes()) : null);
        }
    }

    void fill(long at, double[] row) {
        for (int i = 0; i < row.length; i++) {
            Vec.Reader reader = readers.get(i);
            if (reader.isNA(at)) {
                row[i] = Double.NaN;
            } else if (levels.get(i) == null) {
                row[i] = reader.at(at);
            } else {
                int level = levels.get(i)[(int) reader.at8(at)];
                row[i] = level < 0 ? Double.NaN : level;
            }
        }
    }

    /** The model's index of each level of the frame's, -1 of one that the model does not know. */
    private static int[] indexes(String[] domain, Map<String, Integer> known) {
        return Arrays.stream(domain)
                .mapToInt(level -> known.getOrDefault(level, -1))
                .toArray();
    }
}
