package dev.refit.packaging.job.run;

import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.model.ModelWarnings;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.packaging.job.holdout.PredictionShift;
import dev.refit.packaging.job.page.Figures;
import dev.refit.packaging.job.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Writes what has changed since the release of an earlier run, apart from inputs and labels. */
final class RunChanges {
    private final WorkloadRequest.Package now;
    private final ReleaseRecord earlier;
    private final ModelTrained before;
    private final Page page;

    RunChanges(WorkloadRequest.Package now, ReleaseRecord earlier, Page page) {
        this.now = now;
        this.earlier = earlier;
        this.before = earlier.trained();
        this.page = page;
    }

    /** @param shift empty if the predictions cannot be compared */
    void describe(Optional<PredictionShift> shift) {
        data();
        definition();
        parameters();
        metrics();
        predictions(shift);
    }

    private void data() {
        Map<String, String> old = new InputRows(before.run(), before.features().sources()).cells();
        Map<String, String> current = new InputRows(now.run(), now.features().sources()).cells();
        List<List<String>> rows = new ArrayList<>();
        rows.addAll(compare(old, current, Function.identity()));
        rows.add(List.of(
                "rows of the feature table",
                Figures.of(before.features().rows()),
                Figures.of(now.features().rows())));
        rows.add(List.of(
                "training rows",
                Figures.of(before.model().trainingRows()),
                Figures.of(now.model().trainingRows())));
        page.section("Data").table(header("dataset"), rows);
    }

    private void definition() {
        RefitDefinition old = before.run().definition().spec();
        RefitDefinition current = now.run().definition().spec();
        List<String> changed = new ArrayList<>();
        if (!old.data().equals(current.data())) {
            changed.add("data");
        }
        if (!old.transform().equals(current.transform())) {
            changed.add("transform");
        }
        if (!old.training().equals(current.training())) {
            changed.add("training");
        }
        if (!old.packaging().equals(current.packaging())) {
            changed.add("packaging");
        }
        page.section("Definition")
                .text(changed.isEmpty() ? "It is the same." : "It has changed in: " + String.join(", ", changed) + ".");
    }

    private void parameters() {
        List<List<String>> rows =
                compare(before.model().parametersUsed(), now.model().parametersUsed(), Objects::toString).stream()
                        .filter(row -> !row.get(1).equals(row.get(2)))
                        .toList();
        page.section("Parameters");
        if (rows.isEmpty()) {
            page.text("They are the same.");
        }
        page.table(header("parameter as used"), rows);
    }

    private void metrics() {
        TrainedModel old = before.model();
        TrainedModel current = now.model();
        List<List<String>> rows = new ArrayList<>();
        for (String name : new TreeSet<>(current.holdout().keySet())) {
            double value = current.holdout().get(name);
            Double earlierValue = old.holdout().get(name);
            rows.add(List.of(
                    name.equals(current.metric().key()) ? name + " (compares the trials)" : name,
                    earlierValue == null ? "" : Figures.of(earlierValue),
                    Figures.of(value),
                    earlierValue == null ? "" : Figures.change(value - earlierValue)));
        }
        boolean same = isHoldoutTheSame();
        page.section("Metrics")
                .text(
                        same
                                ? "Both models were scored on the same holdout of " + Figures.of(current.holdoutRows())
                                        + " rows."
                                : "Each model was scored on the holdout of its own run, which has "
                                        + Figures.of(old.holdoutRows()) + " and " + Figures.of(current.holdoutRows())
                                        + " rows. So a change may be one of the data, and not of the model.")
                .table(
                        List.of("metric", earlier.version(), now.version(), same ? "change" : "change (other rows)"),
                        rows);
        ModelWarnings.of(current).forEach(page::text);
    }

    private boolean isHoldoutTheSame() {
        return before.features().digest().equals(now.features().digest())
                && before.run()
                        .definition()
                        .spec()
                        .training()
                        .engine()
                        .holdout()
                        .equals(now.run()
                                .definition()
                                .spec()
                                .training()
                                .engine()
                                .holdout());
    }

    private void predictions(Optional<PredictionShift> shift) {
        page.section("Predictions");
        if (shift.isEmpty()) {
            page.text("They are not compared, because the recorded examples of " + earlier.version()
                    + " were deleted or because it predicts something else.");
            return;
        }
        page.text("They are compared on the " + Figures.of(shift.get().rows()) + " recorded examples of "
                + earlier.version() + ", which have " + shift.get().knownInputs() + " of the inputs of " + now.version()
                + ".");
        page.table(List.of("", ""), shift.get().table());
    }

    private List<String> header(String what) {
        return List.of(what, earlier.version(), now.version());
    }

    /** Makes a row for each name that occurs in one of the two. */
    private static <T> List<List<String>> compare(
            Map<String, T> old, Map<String, T> current, Function<? super T, String> shown) {
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(current.keySet());
        return names.stream()
                .map(name -> List.of(
                        name,
                        old.containsKey(name) ? shown.apply(old.get(name)) : "",
                        current.containsKey(name) ? shown.apply(current.get(name)) : ""))
                .toList();
    }
}
