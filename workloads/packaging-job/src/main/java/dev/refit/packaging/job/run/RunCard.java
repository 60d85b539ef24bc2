package dev.refit.packaging.job.run;

import dev.refit.events.data.FeatureTable;
import dev.refit.events.model.ModelWarnings;
import dev.refit.events.model.TargetSummary;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.packaging.job.holdout.HoldoutReport;
import dev.refit.packaging.job.origin.CardSections;
import dev.refit.packaging.job.origin.Subject;
import dev.refit.packaging.job.page.Bars;
import dev.refit.packaging.job.page.Figures;
import dev.refit.packaging.job.page.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The parts of a model card that only a run can fill: its data, metrics, importances and trials. */
final class RunCard implements CardSections {
    private static final int MAX_SHARES = 20;
    private static final int MAX_IMPORTANCES = 20;

    private final RunContext run;
    private final FeatureTable features;
    private final TrainedModel model;

    RunCard(WorkloadRequest.Package request) {
        this.run = request.run();
        this.features = request.features();
        this.model = request.model();
    }

    @Override
    public String target() {
        return run.definition().spec().training().engine().target();
    }

    @Override
    public List<String> introduction() {
        return List.of(
                "The refit " + run.refit() + " made it for " + run.partition() + " in the run " + run.run() + ".");
    }

    @Override
    public Map<String, String> facts(Subject subject) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "algorithm",
                run.definition().spec().training().engine().algorithmName().toUpperCase(Locale.ROOT));
        facts.put("training rows", Figures.of(model.trainingRows()));
        // What H2O reports as used is, of some algorithms, the number that early stopping left.
        if (model.chosen().parameters().get("ntrees") instanceof Number trees) {
            facts.put("trees at most", Figures.of(trees.longValue()));
        }
        facts.put("model", subject.canonicalModel());
        facts.put("definition", run.definition().digest());
        features.tools().forEach((tool, version) -> facts.put("features built with " + tool, version));
        model.tools().forEach((tool, version) -> facts.put("trained with " + tool, version));
        return facts;
    }

    @Override
    public void describeEvidence(Page page, Optional<HoldoutReport> report, String scorer) {
        data(page);
        metrics(page, report, scorer);
    }

    @Override
    public void describeTraining(Page page) {
        importances(page);
        trials(page);
    }

    private void data(Page page) {
        List<List<String>> rows = new InputRows(run, features.sources()).table();
        page.section("Data").table(List.of("dataset", "partition", "version", "rows", "digest"), rows);
        page.text("The feature table has " + Figures.of(features.rows()) + " rows and "
                + features.columns().size() + " columns.");
    }

    private void metrics(Page page, Optional<HoldoutReport> holdout, String scorer) {
        Map<String, Map<String, Double>> parts = parts();
        TreeSet<String> names = new TreeSet<>();
        parts.values().forEach(metrics -> names.addAll(metrics.keySet()));
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> row = new ArrayList<>();
            row.add(name.equals(model.metric().key()) ? name + " (compares the trials)" : name);
            parts.values().forEach(metrics -> row.add(shown(metrics.get(name))));
            rows.add(row);
        }
        List<String> header = new ArrayList<>(List.of("metric"));
        header.addAll(parts.keySet());
        page.section("Metrics").table(header, rows);
        ModelWarnings.of(model).forEach(page::text);
        target(page);
        page.text("The holdout of " + Figures.of(model.holdoutRows()) + " rows was scored once, after trial "
                + model.trial() + " had been chosen on the validation part.");
        holdout.ifPresent(report -> page.text((report.rows() < model.holdoutRows()
                        ? Figures.of(report.rows()) + " evenly spread rows of the holdout were"
                        : "All " + Figures.of(report.rows()) + " rows of the holdout were")
                + " scored again with " + scorer
                + " for this page. Every prediction has the same bits as in H2O."));
    }

    /** The metrics by the rows that they are of, or by what else predicts these. */
    private Map<String, Map<String, Double>> parts() {
        Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
        parts.put("holdout", model.holdout());
        parts.put("validation", model.chosen().metrics());
        if (model.fit() != null && !model.fit().crossValidation().isEmpty()) {
            parts.put("cross-validation", model.fit().crossValidation());
        }
        if (model.fit() != null && !model.fit().training().isEmpty()) {
            parts.put("training", model.fit().training());
        }
        if (model.target() != null && !model.target().baseline().isEmpty()) {
            parts.put("a constant on the holdout", model.target().baseline());
        }
        return parts;
    }

    private void target(Page page) {
        TargetSummary target = model.target();
        if (target == null) {
            return;
        }
        if (target.mean() != null && target.shares().isEmpty()) {
            page.text("The mean of the target in the training part is " + Figures.of(target.mean()) + ".");
        }
        if (!target.shares().isEmpty() && target.shares().size() <= MAX_SHARES) {
            page.text("Of the training rows, "
                    + target.shares().entrySet().stream()
                            .map(share -> Figures.of(share.getValue()) + " are " + share.getKey())
                            .collect(Collectors.joining(", "))
                    + " (shares of 1).");
        }
    }

    private void importances(Page page) {
        Map<String, Double> most = new LinkedHashMap<>();
        model.importances().entrySet().stream()
                .limit(MAX_IMPORTANCES)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        if (!most.isEmpty()) {
            page.section("Importances")
                    .text(
                            most.size() < model.importances().size()
                                    ? "The " + most.size() + " most important features, relative to each other."
                                    : "Relative to each other, as H2O reports them.")
                    .plot(Bars.svg("Relative importance of features", most))
                    .table(
                            List.of("feature", "relative importance"),
                            most.entrySet().stream()
                                    .map(entry -> List.of(entry.getKey(), Figures.of(entry.getValue())))
                                    .toList());
        }
    }

    private void trials(Page page) {
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

    private static String shown(Double value) {
        return value == null ? "" : Figures.of(value);
    }
}
