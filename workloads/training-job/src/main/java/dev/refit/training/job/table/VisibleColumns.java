package dev.refit.training.job.table;

import dev.refit.events.checks.CloseMatch;
import dev.refit.events.data.Column;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.job.JobFailedException;
import dev.refit.training.job.refusal.Refusal;
import dev.refit.training.job.refusal.Shortlist;
import java.util.ArrayList;
import java.util.List;

/** The columns a model may see: all but the split columns and the ignored ones, the target last. */
final class VisibleColumns {
    private final FeatureTable table;
    private final H2oTraining training;

    VisibleColumns(FeatureTable table, H2oTraining training) {
        this.table = table;
        this.training = training;
    }

    /** The columns that the definition names are there and of a kind that can be learnt from. */
    List<String> names() throws JobFailedException {
        ColumnKind target = kind("training.h2o.target", column("training.h2o.target", training.target()));
        if (target == ColumnKind.TIME) {
            throw refused("training.h2o.target", training.target(), "a number, a boolean or a string, got a timestamp");
        }
        checkName("training.h2o.target", training.target());
        checkSplit("training.h2o.validation.column", training.validation());
        checkSplit("training.h2o.holdout.column", training.holdout());
        for (String ignored : training.ignore()) {
            column("training.h2o.ignore", ignored);
            if (ignored.equals(training.target())) {
                throw refused("training.h2o.ignore", ignored, "columns other than the target");
            }
        }
        List<String> names = new ArrayList<>();
        for (Column column : table.columns()) {
            if (isFeature(column.name())) {
                kind("features", column);
                checkName("features", column.name());
                names.add(column.name());
            }
        }
        if (names.isEmpty()) {
            throw Refusal.definition(
                    "no-features",
                    "training.h2o: no column of the feature table is left to learn from, it has "
                            + Shortlist.of(columnNames()),
                    "Have the transform select more columns, or ignore fewer.");
        }
        names.add(training.target());
        return names;
    }

    private boolean isFeature(String name) {
        return !name.equals(training.target())
                && !name.equals(training.validation().column())
                && !name.equals(training.holdout().column())
                && !training.ignore().contains(name);
    }

    /** A MOJO lists its columns in a text whose lines are trimmed and in which # begins a comment. */
    private static void checkName(String field, String name) throws JobFailedException {
        if (!name.equals(name.trim()) || name.isEmpty() || name.startsWith("#") || name.contains("\n")) {
            throw refused(
                    field,
                    name,
                    "a name that an exported model can carry: without # at its beginning, blanks at its ends and line"
                            + " breaks; rename the column with AS");
        }
    }

    private void checkSplit(String field, RowFilter filter) throws JobFailedException {
        if (kind(field, column(field, filter.column())) != ColumnKind.TEXT) {
            throw refused(field, filter.column(), "a string column");
        }
        if (filter.column().equals(training.target())) {
            throw refused(field, filter.column(), "a column other than the target");
        }
    }

    private Column column(String field, String name) throws JobFailedException {
        for (Column column : table.columns()) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw refused(
                field,
                name,
                "a column of the feature table" + CloseMatch.hint(name, columnNames()) + "; it has "
                        + Shortlist.of(columnNames()));
    }

    private List<String> columnNames() {
        return table.columns().stream().map(Column::name).toList();
    }

    private static ColumnKind kind(String field, Column column) throws JobFailedException {
        return ColumnKind.of(column)
                .orElseThrow(() -> refused(
                        field,
                        column.name() + " " + column.type(),
                        "a column of type string, boolean, timestamp or of a number other than decimal"));
    }

    private static JobFailedException refused(String field, String got, String expected) {
        return Refusal.definition(
                "column-not-usable",
                field + ": got '" + got + "', expected " + expected,
                "Correct the definition or the transform; cast what is of another type, or list it under"
                        + " training.h2o.ignore.");
    }
}
