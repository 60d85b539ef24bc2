package dev.refit.packaging.job.document;

import dev.refit.events.model.LevelConstants;
import dev.refit.model.Column;
import dev.refit.packaging.job.holdout.HoldoutReport;
import dev.refit.packaging.job.holdout.RowScorer;
import dev.refit.packaging.job.origin.CardSections;
import dev.refit.packaging.job.origin.Origin;
import dev.refit.packaging.job.origin.Subject;
import dev.refit.packaging.job.page.Figures;
import dev.refit.packaging.job.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the model card: what the model is, what it was made from, how well it predicts and where it errs. */
final class ModelCard {
    private static final int MAX_LABELS_SHOWN = 20;

    private ModelCard() {}

    /** @param report the report on the scored rows; empty if there are no such rows */
    static Page of(Origin origin, Subject subject, RowScorer scorer, Optional<HoldoutReport> report) {
        Page page = new Page(subject.artifactId() + " " + subject.version());
        CardSections card = origin.card();
        page.text("The model predicts " + card.target() + ", " + prediction(scorer.labels()) + ".");
        card.introduction().forEach(page::text);
        List<List<String>> facts = new ArrayList<>(List.of(List.of("library", subject.coordinates())));
        card.facts(subject).forEach((name, value) -> facts.add(List.of(name, value)));
        scorer.threshold()
                .ifPresent(threshold -> facts.add(List.of(
                        "threshold",
                        threshold + ": from this probability of "
                                + scorer.labels().get(1) + " on it is the label")));
        if (scorer.trees() > 0) {
            facts.add(List.of("trees built", Figures.of((long) scorer.trees())));
        }
        page.table(List.of("", ""), facts);
        card.describeEvidence(page, report, scorer.name());
        report.ifPresent(shown -> shown.describe(page));
        card.describeTraining(page);
        inputs(page, scorer, origin);
        return page;
    }

    private static String prediction(List<String> labels) {
        if (labels.isEmpty()) {
            return "a quantity";
        }
        String shown = labels.size() <= MAX_LABELS_SHOWN
                ? String.join(", ", labels)
                : String.join(", ", labels.subList(0, MAX_LABELS_SHOWN)) + ", …";
        return "one of " + labels.size() + " classes: " + shown;
    }

    private static void inputs(Page page, RowScorer scorer, Origin origin) {
        page.section("Inputs")
                .text(
                        "The inputs are listed in the order of a row. Each of them may be missing. A level that training has"
                                + " not seen counts as missing.")
                .table(
                        List.of("input", "kind", "levels"),
                        scorer.inputs().stream()
                                .map(input -> input(input, origin))
                                .toList());
    }

    private static List<String> input(Column input, Origin origin) {
        if (!input.isCategorical()) {
            boolean time = "timestamp".equals(origin.types().get(input.name()));
            return List.of(input.name(), time ? "a time, in milliseconds since 1970 (UTC)" : "numeric", "");
        }
        String levels = Figures.of((long) input.levels().size());
        if (origin.request().packaging().levelsAreConstants()) {
            levels += LevelConstants.of(input.levels()).isPresent()
                    ? ", an enum"
                    : ", texts: too many or too long for an enum";
        }
        return List.of(input.name(), "categorical", levels);
    }
}
