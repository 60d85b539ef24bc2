package dev.refit.packaging.job.document;

import dev.refit.events.model.UploadedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The model card of an uploaded model: what it says of itself, what the examples show, and what is not known. */
final class UploadCard {
    private static final Map<String, String> SAID = said();

    private final UploadedModel upload;
    private final UploadFindings findings;
    private final Subject subject;
    private final Page page;

    private UploadCard(UploadedModel upload, UploadFindings findings, Subject subject) {
        this.upload = upload;
        this.findings = findings;
        this.subject = subject;
        this.page = new Page(subject.artifactId() + " " + subject.version());
    }

    /** @param report empty when the examples have no response */
    static Page of(
            UploadedModel upload,
            UploadFindings findings,
            Subject subject,
            RowScorer scorer,
            Optional<HoldoutReport> report) {
        UploadCard card = new UploadCard(upload, findings, subject);
        card.model(scorer);
        card.proof();
        card.examples();
        report.ifPresent(shown -> {
            card.page
                    .section("On the examples")
                    .text("What follows compares predictions with the responses in " + upload.examplesName()
                            + ". Whether the model was trained on these rows is not known, so it is no holdout.");
            shown.describe(card.page);
        });
        ModelCard.inputs(card.page, scorer, upload.packaging().levelsAreConstants());
        return card.page;
    }

    private void model(RowScorer scorer) {
        String what = scorer.labels().isEmpty()
                ? "a quantity"
                : "one of " + scorer.labels().size() + " classes: " + ModelCard.firsts(scorer.labels());
        page.text("Predicts " + findings.schema().response().name() + ", " + what + ".");
        if (upload.description() != null) {
            page.text(upload.description());
        }
        page.text("Made of the uploaded model " + upload.name()
                + ". Refit has not trained it: the data, the parameters and"
                + " the metrics of its training are not known. The model says of itself:");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("library", subject.coordinates()));
        SAID.forEach((key, words) -> {
            if (findings.modelIni().containsKey(key)) {
                rows.add(List.of(words, findings.modelIni().get(key)));
            }
        });
        rows.add(List.of("SHA-256", subject.mojo().sha256()));
        rows.add(List.of("model", subject.canonicalModel()));
        page.table(List.of("", ""), rows);
    }

    private void proof() {
        String rows = Figures.of(findings.given() - findings.refused()) + " given rows and "
                + Figures.of(findings.made()) + " made-up ones";
        page.section("Proof")
                .text(
                        findings.compared().size() > 1
                                ? String.join(" and ", findings.compared()) + " score " + rows
                                        + " with the same bits; the library replays what it carries of them."
                                : findings.compared().get(0) + " has scored " + rows
                                        + "; the library scores with it, and replays what it carries of them.")
                .text("No H2O cluster took part: that the exported model answers as the one in H2O's memory did is not"
                        + " shown.");
    }

    private void examples() {
        page.section("Examples");
        page.text(Figures.of(findings.given()) + " rows of " + upload.examplesName() + ", SHA-256 "
                + upload.examples().sha256() + ".");
        if (!findings.lacking().isEmpty()) {
            page.text("They have no column of these inputs, which are missing in all rows: "
                    + String.join(", ", findings.lacking()) + ".");
        }
        if (!findings.unread().isEmpty()) {
            page.text("The model does not read these columns: " + String.join(", ", findings.unread()) + ".");
        }
        if (findings.refused() > 0) {
            page.text("The model does not score " + Figures.of(findings.refused()) + " of the rows.");
        }
        page.table(
                List.of("input", "rows with a text that the model does not know"),
                findings.unknown().entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), Figures.of((long) entry.getValue())))
                        .toList());
    }

    private static Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("algorithm", "algorithm");
        said.put("category", "category");
        said.put("h2o_version", "trained with H2O");
        said.put("mojo_version", "version of the MOJO");
        said.put("timestamp", "exported");
        said.put("default_threshold", "default threshold");
        said.put("n_trees", "trees");
        return said;
    }
}
