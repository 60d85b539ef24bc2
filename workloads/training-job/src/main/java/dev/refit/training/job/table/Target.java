package dev.refit.training.job.table;

import dev.refit.events.data.Column;
import dev.refit.events.data.FeatureTable;
import dev.refit.job.JobFailedException;
import dev.refit.training.job.refusal.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import water.DKV;
import water.fvec.Frame;
import water.fvec.Vec;

/**
 * The response column. A string or boolean one is a class, a number is a quantity, unless the parameter {@code
 * distribution} or {@code family} says otherwise.
 */
public final class Target {
    private static final Set<String> OF_CLASSES = Set.of("bernoulli", "binomial", "multinomial", "ordinal");

    private final String name;
    private final ColumnKind kind;
    private final String asked;

    Target(String name, FeatureTable table, Map<String, Object> parameters) {
        this.name = name;
        this.kind = table.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(Target::kind)
                .findFirst()
                .orElseThrow();
        this.asked = Stream.of("distribution", "family")
                .map(parameters::get)
                .filter(Objects::nonNull)
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .filter(value -> !value.equals("auto"))
                .findFirst()
                .orElse("");
    }

    String name() {
        return name;
    }

    boolean isClass() {
        return OF_CLASSES.contains(asked) || (asked.isEmpty() && kind != ColumnKind.NUMBER);
    }

    /** Makes the column of the frame categorical when its values are classes; a boolean's are false and true. */
    void prepare(Frame frame) throws JobFailedException {
        Vec column = frame.vec(name);
        if (!isClass() || column.isCategorical() || column.isBad()) {
            return;
        }
        if (!column.isInt()) {
            throw Refusal.definition(
                    "target-not-classes",
                    "training.h2o.target: got numbers with a fraction in column '" + name
                            + "', expected whole numbers for " + asked,
                    "Take another distribution or family, or have the transform make classes of the values.");
        }
        Vec classes = column.toCategoricalVec();
        if (kind == ColumnKind.BOOLEAN) {
            classes.setDomain(Arrays.stream(classes.domain())
                    .map(level -> level.equals("0") ? "false" : "true")
                    .toArray(String[]::new));
            DKV.put(classes);
        }
        frame.replace(frame.find(name), classes);
    }

    /** There is something to learn in the training part. */
    public void checkVaries(Frame training) throws JobFailedException {
        Vec column = training.vec(name);
        String what = null;
        if (column.isBad() || column.naCnt() == column.length()) {
            what = "is missing in all " + column.length() + " rows";
        } else if (column.min() == column.max()) {
            String value = column.isCategorical() ? column.domain()[(int) column.min()] : Double.toString(column.min());
            what = "is '" + value + "' in every one of the " + (column.length() - column.naCnt())
                    + " rows that have it";
        }
        if (what != null) {
            throw Refusal.data(
                    "constant-target",
                    "training.h2o.target: column '" + name + "' of the training part " + what
                            + ", expected two values or more",
                    "Look whether the data of this partition are complete and the target is computed as intended.");
        }
    }

    private static ColumnKind kind(Column column) {
        return ColumnKind.of(column).orElseThrow();
    }
}
