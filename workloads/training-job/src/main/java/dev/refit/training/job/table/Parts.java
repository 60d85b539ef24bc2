package dev.refit.training.job.table;

import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.job.JobFailedException;
import dev.refit.training.job.refusal.Refusal;
import dev.refit.training.job.refusal.Shortlist;
import java.util.Arrays;
import java.util.List;
import water.DKV;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

/** The training, validation and holdout rows of a table, each a frame of the columns a model may see. */
public final class Parts {
    private final Frame table;
    private final Frame visible;
    private final H2oTraining training;

    /**
     * @param table with the split columns
     * @param visible the columns of it that go into the parts
     */
    Parts(Frame table, Frame visible, H2oTraining training) {
        this.table = table;
        this.visible = visible;
        this.training = training;
    }

    /** A text that no row has from which a model learns is missing in all parts. */
    void keepSeenLevels() {
        Frame mask = mask(Partition.TRAINING);
        Frame features = new Frame(visible);
        Vec target = features.remove(training.target());
        new SeenLevels(features, mask.vec(0), target).keep();
        mask.remove();
    }

    public Frame training() throws JobFailedException {
        Frame rows = rows(Partition.TRAINING, "training");
        if (rows.numRows() == 0) {
            throw Refusal.data(
                    "empty-training-part",
                    "training.h2o: no row is left to train on: all " + table.numRows()
                            + " rows of the feature table are in " + text("validation", training.validation()) + " or "
                            + text("holdout", training.holdout()),
                    "Keep rows with another value of the split column.");
        }
        return rows;
    }

    public Frame validation() throws JobFailedException {
        return notEmpty("validation", training.validation(), rows(Partition.VALIDATION, "validation"));
    }

    public Frame holdout() throws JobFailedException {
        return notEmpty("holdout", training.holdout(), rows(Partition.HOLDOUT, "holdout"));
    }

    /** A holdout that matches no row is known before anything is trained; nothing of its rows is looked at. */
    public void requireHoldout() throws JobFailedException {
        Frame mask = mask(Partition.HOLDOUT);
        boolean any = mask.vec(0).max() > 0;
        mask.remove();
        if (!any) {
            throw empty("holdout", training.holdout());
        }
    }

    private Frame notEmpty(String field, RowFilter filter, Frame rows) throws JobFailedException {
        if (rows.numRows() == 0) {
            throw empty(field, filter);
        }
        return rows;
    }

    private JobFailedException empty(String field, RowFilter filter) {
        return Refusal.data(
                "empty-" + field + "-part",
                "training.h2o." + text(field, filter) + " matches none of the " + table.numRows()
                        + " rows of the feature table; values of '" + filter.column() + "' are "
                        + Shortlist.of(levels(filter))
                        + (training.validation().equals(training.holdout())
                                ? " (validation and holdout are the same rows, which count as holdout)"
                                : ""),
                "Have the transform give some rows that value, or name another value.");
    }

    private Frame rows(int part, String name) {
        Frame mask = mask(part);
        if (mask.vec(0).max() == 0) {
            return new Frame();
        }
        Frame rows = new Frame(
                Key.<Frame>make(name),
                visible.names(),
                visible.deepSlice(mask, null).vecs());
        DKV.put(rows);
        mask.remove();
        return rows;
    }

    private Frame mask(int part) {
        return Partition.mask(
                column(training.validation()),
                level(training.validation()),
                column(training.holdout()),
                level(training.holdout()),
                part);
    }

    private Vec column(RowFilter filter) {
        return table.vec(filter.column());
    }

    /** -1, which no row has, when no row has the value. */
    private int level(RowFilter filter) {
        return levels(filter).indexOf(filter.value());
    }

    private List<String> levels(RowFilter filter) {
        String[] domain = column(filter).domain();
        return domain == null ? List.of() : Arrays.asList(domain);
    }

    private static String text(String field, RowFilter filter) {
        return field + " (column '" + filter.column() + "' equals '" + filter.value() + "')";
    }
}
