package dev.refit.packaging.job.upload;

import dev.refit.events.model.UploadedModel;
import dev.refit.packaging.job.holdout.HoldoutReport;
import dev.refit.packaging.job.origin.CardSections;
import dev.refit.packaging.job.origin.Subject;
import dev.refit.packaging.job.page.Figures;
import dev.refit.packaging.job.page.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of a model card that an upload can fill: what the MOJO tells, what the examples show, what is not known. */
final class UploadCard implements CardSections {
    static final String CALIBRATION = "calibrated probabilities";

    private static final Map<String, String> NAMES_BY_KEY = namesByKey();

    private final UploadedModel upload;
    private final UploadFindings findings;

    UploadCard(UploadedModel upload, UploadFindings findings) {
        this.upload = upload;
        this.findings = findings;
    }

    @Override
    public String target() {
        return findings.schema().response().name();
    }

    @Override
    public List<String> introduction() {
        List<String> introduction = new ArrayList<>();
        if (upload.description() != null) {
            introduction.add(upload.description());
        }
        introduction.add("The library was made from the uploaded model " + upload.name()
                + ". Refit has not trained it: the data, the parameters and"
                + " the metrics of its training are not known. Its MOJO contains:");
        return introduction;
    }

    @Override
    public Map<String, String> facts(Subject subject) {
        Map<String, String> facts = new LinkedHashMap<>();
        NAMES_BY_KEY.forEach((key, name) -> {
            if (findings.modelIni().containsKey(key)) {
                facts.put(name, findings.modelIni().get(key));
            }
        });
        facts.put("SHA-256", subject.mojo().sha256());
        facts.put("model", subject.canonicalModel());
        return facts;
    }

    @Override
    public void describeEvidence(Page page, Optional<HoldoutReport> report, String scorer) {
        proof(page);
        leftOut(page);
        examples(page);
        if (report.isPresent()) {
            page.section("Predictions for the examples")
                    .text("The following sections compare predictions with the responses in " + upload.examplesName()
                            + ". It is not known whether the model was trained on these rows, so they are not"
                            + " a holdout.");
        }
    }

    @Override
    public void describeTraining(Page page) {}

    private void leftOut(Page page) {
        if (findings.calibrated()) {
            page.text("In H2O the model answers calibrated probabilities as well. The library leaves them out: its"
                    + " probabilities are those before the calibration.");
        }
    }

    private void proof(Page page) {
        String rows = Figures.of(findings.given() - findings.refused()) + " given rows and "
                + Figures.of(findings.made()) + " made-up ones";
        page.section("Proof")
                .text(
                        findings.compared().size() > 1
                                ? String.join(" and ", findings.compared()) + " score " + rows
                                        + " with the same bits. The library replays those that it carries."
                                : findings.compared().get(0) + " has scored " + rows
                                        + ". The library scores with it, and replays those that it carries.")
                .text("No H2O cluster took part. The proof does not cover that the exported model predicts like the"
                        + " one in H2O's memory.");
    }

    private void examples(Page page) {
        page.section("Examples");
        page.text(Figures.of(findings.given()) + " rows of " + upload.examplesName() + ", SHA-256 "
                + upload.examples().sha256() + ".");
        if (!findings.lacking().isEmpty()) {
            page.text("The examples have no column for these inputs, which are missing in all rows: "
                    + String.join(", ", findings.lacking()) + ".");
        }
        if (!findings.unread().isEmpty()) {
            page.text("The model does not read these columns: " + String.join(", ", findings.unread()) + ".");
        }
        if (findings.refused() > 0) {
            page.text("The model does not score " + Figures.of(findings.refused()) + " of the rows.");
        }
        if (!findings.noClass().isEmpty()) {
            page.text("The responses of these rows are no class of the model, so no figures are made of them: "
                    + counts(findings.noClass()) + ".");
        }
        if (!findings.blanks().isEmpty()) {
            page.text("Some texts that training has not seen are known without the blanks around them. H2O drops such"
                    + " blanks when it parses a file, and the library does"
                    + " not: " + counts(findings.blanks()) + ".");
        }
        page.table(
                List.of("input", "rows with a level that training has not seen"),
                findings.unknown().entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), Figures.of((long) entry.getValue())))
                        .toList());
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "' in " + Figures.of((long) entry.getValue()) + " rows")
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> namesByKey() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("algorithm", "algorithm");
        names.put("category", "category");
        names.put("h2o_version", "trained with H2O");
        names.put("mojo_version", "version of the MOJO format");
        names.put("timestamp", "exported");
        names.put("default_threshold", "default threshold");
        names.put("n_trees", "trees");
        return names;
    }
}
