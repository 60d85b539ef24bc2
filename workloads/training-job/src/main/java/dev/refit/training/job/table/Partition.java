package dev.refit.training.job.table;

import water.MRTask;
import water.fvec.Chunk;
import water.fvec.Frame;
import water.fvec.NewChunk;
import water.fvec.Vec;

/** Says of every row which part it belongs to. A row in both filters is holdout, so that nothing else ever sees it. */
final class Partition extends MRTask<Partition> {
    static final int TRAINING = 0;
    static final int VALIDATION = 1;
    static final int HOLDOUT = 2;

    private final int validationLevel;
    private final int holdoutLevel;
    private final int wanted;

    private Partition(int validationLevel, int holdoutLevel, int wanted) {
        this.validationLevel = validationLevel;
        this.holdoutLevel = holdoutLevel;
        this.wanted = wanted;
    }

    /** 1 for the rows of the wanted part, 0 for the others. */
    static Frame mask(Vec validation, int validationLevel, Vec holdout, int holdoutLevel, int wanted) {
        return new Partition(validationLevel, holdoutLevel, wanted)
                .doAll(Vec.T_NUM, validation, holdout)
                .outputFrame();
    }

    @Override
    public void map(Chunk[] columns, NewChunk mask) {
        for (int row = 0; row < columns[0]._len; row++) {
            mask.addNum(part(columns, row) == wanted ? 1 : 0);
        }
    }

    private int part(Chunk[] columns, int row) {
        if (is(columns[1], row, holdoutLevel)) {
            return HOLDOUT;
        }
        return is(columns[0], row, validationLevel) ? VALIDATION : TRAINING;
    }

    private static boolean is(Chunk column, int row, int level) {
        return !column.isNA(row) && column.at8(row) == level;
    }
}
