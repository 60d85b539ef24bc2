package dev.refit.packaging.job.document;

import dev.refit.events.data.FeatureSource;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.InputVersion;
import dev.refit.events.model.LevelConstants;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.model.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a model is, what it was made of, how well it does and where it errs, for whoever is to use it. */
final class ModelCard {
    private static final int FIRST = 20;

    private final Subject subject;
    private final RunContext run;
    private final FeatureTable features;
    private final TrainedModel model;
    private final RowScorer scorer;
    private final Page page;

    private ModelCard(WorkloadRequest.Package request, Subject subject, RowScorer scorer) {
        this.subject = subject;
        this.run = request.run();
        this.features = request.features();
        this.model = request.model();
        this.scorer = scorer;
        this.page = new Page(subject.artifactId() + " " + subject.version());
    }

    /** @param holdout empty when an older training stage left no scored holdout */
    static Page of(
            WorkloadRequest.Package request, Subject subject, RowScorer scorer, Optional<HoldoutReport> holdout) {
        ModelCard card = new ModelCard(request, subject, scorer);
        card.model();
        card.data();
        card.metrics(holdout);
        holdout.ifPresent(report -> report.describe(card.page));
        card.importances();
        card.trials();
        inputs(card.page, scorer, request.packaging().levelsAreConstants());
        return card.page;
    }

    private void model() {
        String target = run.definition().spec().training().engine().target();
        String what = scorer.labels().isEmpty()
                ? "a quantity"
                : "one of " + scorer.labels().size() + " classes: " + firsts(scorer.labels());
        page.text("Predicts " + target + ", " + what + ". Made by the refit " + run.refit() + " for " + run.partition()
                + ", run " + run.run() + ".");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("library", subject.coordinates()));
        rows.add(List.of(
                "algorithm",
                run.definition().spec().training().engine().algorithmName().toUpperCase(Locale.ROOT)));
        rows.add(List.of("rows trained on", Figures.of(model.trainingRows())));
        rows.add(List.of("model", subject.canonicalModel()));
        rows.add(List.of("definition", run.definition().digest()));
        features.tools().forEach((tool, version) -> rows.add(List.of("features built with " + tool, version)));
        model.tools().forEach((tool, version) -> rows.add(List.of("trained with " + tool, version)));
        page.table(List.of("", ""), rows);
    }

    private void data() {
        List<List<String>> rows = new ArrayList<>();
        for (InputVersion input : run.inputs()) {
            Optional<FeatureSource> source = features.sources().stream()
                    .filter(s ->
                            s.dataset().equals(input.dataset()) && s.partition().equals(input.partition()))
                    .findFirst();
            rows.add(List.of(
                    input.dataset(),
                    input.partition(),
                    Long.toString(input.sequence()),
                    source.map(s -> Figures.of(s.rows())).orElse(""),
                    source.map(FeatureSource::digest).orElse(input.token())));
        }
        page.section("Data").table(List.of("dataset", "partition", "version", "rows", "digest"), rows);
        page.text("They make a feature table of " + Figures.of(features.rows()) + " rows and "
                + features.columns().size() + " columns.");
    }

    private void metrics(Optional<HoldoutReport> holdout) {
        Map<String, Double> validation = model.chosen().metrics();
        List<List<String>> rows = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(model.holdout().keySet());
        names.addAll(validation.keySet());
        for (String name : names) {
            String marked = name.equals(model.metric().key()) ? name + " (trials are compared by it)" : name;
            rows.add(List.of(marked, shown(model.holdout().get(name)), shown(validation.get(name))));
        }
        page.section("Metrics").table(List.of("metric", "holdout", "validation"), rows);
        page.text("The holdout of " + Figures.of(model.holdoutRows()) + " rows was scored once, after trial "
                + model.trial() + " had been chosen on the validation part.");
        holdout.ifPresent(report -> page.text((report.rows() < model.holdoutRows()
                        ? "Of it " + Figures.of(report.rows()) + " rows, evenly spread, were"
                        : "Of it all " + Figures.of(report.rows()) + " rows were")
                + " scored again with " + scorer.name() + " for this page: every prediction has the bits that it had in"
                + " H2O."));
    }

    private void importances() {
        Map<String, Double> most = new LinkedHashMap<>();
        model.importances().entrySet().stream()
                .limit(FIRST)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        if (!most.isEmpty()) {
            page.section("Importances")
                    .text(
                            most.size() < model.importances().size()
                                    ? "The " + most.size() + " most important of "
                                            + model.importances().size() + " features, relative to each other."
                                    : "Relative to each other, as H2O reports them.")
                    .plot(Bars.svg("Relative importance of features", most))
                    .table(
                            List.of("feature", "relative importance"),
                            most.entrySet().stream()
                                    .map(entry -> List.of(entry.getKey(), Figures.of(entry.getValue())))
                                    .toList());
        }
    }

    private void trials() {
        String metric = model.metric().key();
        page.section("Trials")
                .table(
                        List.of("trial", "parameters", metric + " (validation)", "seconds"),
                        model.trials().stream()
                                .map(trial -> List.of(
                                        trial.trial() + (trial.trial() == model.trial() ? " (chosen)" : ""),
                                        trial.parameters().toString(),
                                        shown(trial.metrics().get(metric)),
                                        Figures.of(trial.seconds())))
                                .toList());
    }

    /**
     * What a row holds.
     *
     * @param constants whether levels become constants, where they can
     */
    static void inputs(Page page, RowScorer scorer, boolean constants) {
        page.section("Inputs")
                .text(
                        "In the order of a row. Any may be missing; a level that training did not meet counts as missing.")
                .table(
                        List.of("input", "kind", "levels"),
                        scorer.inputs().stream()
                                .map(input -> input(input, constants))
                                .toList());
    }

    private static List<String> input(Column input, boolean constants) {
        if (!input.isCategorical()) {
            return List.of(input.name(), "numeric", "");
        }
        String levels = Figures.of((long) input.levels().size());
        if (constants) {
            levels += LevelConstants.of(input.levels()).isPresent()
                    ? ", an enum"
                    : ", texts: too many or too long for an enum";
        }
        return List.of(input.name(), "categorical", levels);
    }

    /** The first of many. */
    static String firsts(List<String> labels) {
        return labels.size() <= FIRST ? String.join(", ", labels) : String.join(", ", labels.subList(0, FIRST)) + ", …";
    }

    private static String shown(Double value) {
        return value == null ? "" : Figures.of(value);
    }
}
