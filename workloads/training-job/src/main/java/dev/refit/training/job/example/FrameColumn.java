package dev.refit.training.job.example;

import dev.refit.model.examples.ExampleCells;
import water.fvec.Vec;

/** A column of a frame, for reading many rows in their order. */
final class FrameColumn {
    private final Vec.Reader reader;
    private final String[] levels;

    FrameColumn(Vec column) {
        this.reader = column.new Reader();
        this.levels = column.isCategorical() ? column.domain() : null;
    }

    boolean isCategorical() {
        return levels != null;
    }

    double number(long row) {
        return reader.at(row);
    }

    /** The text of a level, or the bits of a number; null when it is missing. */
    String cell(long row) {
        if (reader.isNA(row)) {
            return null;
        }
        return isCategorical() ? levels[(int) reader.at8(row)] : ExampleCells.bits(number(row));
    }
}
