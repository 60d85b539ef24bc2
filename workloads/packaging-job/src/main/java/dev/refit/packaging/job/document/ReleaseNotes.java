package dev.refit.packaging.job.document;

import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.data.FeatureSource;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.run.release.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What is different from the last release that was published. */
final class ReleaseNotes {
    private final WorkloadRequest.Package now;
    private final ReleaseRecord earlier;
    private final ModelTrained before;
    private final Page page;

    private ReleaseNotes(WorkloadRequest.Package now, ReleaseRecord earlier, Page page) {
        this.now = now;
        this.earlier = earlier;
        this.before = earlier.trained();
        this.page = page;
    }

    /**
     * Notes of a release.
     *
     * @param previous empty of the first release
     * @param changes of the schema; empty when one of the two is not known
     * @param shift empty when the predictions cannot be compared
     */
    static Page of(
            WorkloadRequest.Package request,
            Subject subject,
            Optional<ReleaseRecord> previous,
            Optional<List<SchemaChange>> changes,
            Optional<PredictionShift> shift) {
        Page page = new Page(subject.artifactId() + " " + subject.version());
        page.text("Made by the refit " + request.run().refit() + " for "
                + request.run().partition() + ", run "
                + request.run().run() + ".");
        if (previous.isEmpty()) {
            return page.text("The first release.");
        }
        ReleaseNotes notes = new ReleaseNotes(request, previous.get(), page);
        page.text("Compared with " + notes.earlier.version() + ", made for "
                + notes.before.run().partition() + " by run " + notes.earlier.run() + ".");
        schema(page, changes);
        notes.data();
        notes.definition();
        notes.parameters();
        notes.metrics();
        notes.predictions(shift);
        return page;
    }

    /** What of the inputs and labels is not as it was; empty when one of the two is not known. */
    static void schema(Page page, Optional<List<SchemaChange>> changes) {
        page.section("Inputs and labels");
        if (changes.isEmpty()) {
            page.text("Not compared: the schema of one of the two is not known.");
        } else if (changes.get().isEmpty()) {
            page.text("The same.");
        } else {
            page.table(
                    List.of("change", "breaks callers"),
                    changes.get().stream()
                            .map(change -> List.of(change.what(), change.breaking() ? "yes" : "no"))
                            .toList());
        }
    }

    private void data() {
        Map<String, String> old =
                datasets(before.run().inputs(), before.features().sources());
        Map<String, String> current =
                datasets(now.run().inputs(), now.features().sources());
        List<List<String>> rows = new ArrayList<>();
        rows.addAll(compared(old, current, Function.identity()));
        rows.add(List.of(
                "rows of the feature table",
                Figures.of(before.features().rows()),
                Figures.of(now.features().rows())));
        rows.add(List.of(
                "rows trained on",
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
                .text(changed.isEmpty() ? "The same." : "Changed in: " + String.join(", ", changed) + ".");
    }

    private void parameters() {
        List<List<String>> rows =
                compared(before.model().parametersUsed(), now.model().parametersUsed(), Objects::toString).stream()
                        .filter(row -> !row.get(1).equals(row.get(2)))
                        .toList();
        page.section("Parameters");
        if (rows.isEmpty()) {
            page.text("The same.");
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
                    name.equals(current.metric().key()) ? name + " (trials are compared by it)" : name,
                    earlierValue == null ? "" : Figures.of(earlierValue),
                    Figures.of(value),
                    earlierValue == null ? "" : Figures.change(value - earlierValue)));
        }
        page.section("Metrics")
                .text("Each on the holdout of its own run: " + Figures.of(old.holdoutRows()) + " and "
                        + Figures.of(current.holdoutRows()) + " rows.")
                .table(List.of("metric", earlier.version(), now.version(), "change"), rows);
    }

    private void predictions(Optional<PredictionShift> shift) {
        page.section("Predictions");
        if (shift.isEmpty()) {
            page.text("Not compared: the recorded examples of " + earlier.version()
                    + " are not there any more, or it predicts something else.");
            return;
        }
        page.text("On the " + Figures.of(shift.get().rows()) + " recorded examples of " + earlier.version()
                + ", which have " + shift.get().knownInputs() + " of the inputs of " + now.version() + ".");
        page.table(List.of("", ""), shift.get().table());
    }

    private List<String> header(String what) {
        return List.of(what, earlier.version(), now.version());
    }

    /** A row for each name that one of the two has. */
    private static <T> List<List<String>> compared(
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

    /** By dataset, all partitions in the order of the run. */
    private static Map<String, String> datasets(List<InputVersion> inputs, List<FeatureSource> sources) {
        Map<String, String> datasets = new TreeMap<>();
        for (InputVersion input : inputs) {
            String rows = sources.stream()
                    .filter(s ->
                            s.dataset().equals(input.dataset()) && s.partition().equals(input.partition()))
                    .map(source -> ", " + Figures.of(source.rows()) + " rows")
                    .findFirst()
                    .orElse("");
            datasets.merge(
                    input.dataset(),
                    input.partition() + " version " + input.sequence() + rows,
                    (one, other) -> one + "; " + other);
        }
        return datasets;
    }
}
