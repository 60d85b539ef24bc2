package dev.refit.definition.engine.h2o;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.events.definition.engine.TrainingEngine;
import java.util.List;
import java.util.Map;

/** Checks the training with H2O where the schema cannot. */
public final class H2oTrainingCheck {
    private static final KeyPath H2O = KeyPath.of("spec.training.h2o");

    private final Document document;
    private final ProblemList problems;
    private final JsonNode h2o;

    public H2oTrainingCheck(Document document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
        this.h2o = document.root().at("/spec/training/h2o");
    }

    public void run() {
        new H2oParameterCheck(document, problems, H2O, h2o).run();
        h2o.path("trials").properties().stream()
                .map(Map.Entry::getKey)
                .filter(h2o.path("parameters")::has)
                .forEach(this::inBoth);
        new H2oSearchCheck(document, problems, H2O, h2o).run();
        product();
        rows();
    }

    private void inBoth(String name) {
        KeyPath path = H2O.to("trials").to(name);
        String got = "a key of parameters as well ("
                + document.place(H2O.to("parameters").to(name)) + ")";
        problems.add(document.ofKey(path), path, got, "it in one of the two");
    }

    private void product() {
        if (!h2o.at("/search/strategy").asText("grid").equals("grid")) {
            return;
        }
        long product = 1;
        for (JsonNode values : h2o.path("trials")) {
            int size = values.isArray() ? values.size() : 1;
            product = Math.min(product * Math.max(1, size), Integer.MAX_VALUE);
        }
        if (product > TrainingEngine.MAX_TRIALS) {
            KeyPath path = H2O.to("trials");
            String expected = "at most " + TrainingEngine.MAX_TRIALS;
            problems.add(document.ofKey(path), path, product + " combinations", expected);
        }
    }

    private void rows() {
        JsonNode holdout = h2o.path("holdout");
        if (holdout.isObject() && holdout.equals(h2o.path("validation"))) {
            String expected = "other rows, as those of the holdout are scored only once";
            problems.add(document.ofKey(H2O.to("holdout")), H2O.to("holdout"), "the rows of validation", expected);
        }
        JsonNode target = h2o.path("target");
        if (!target.isTextual()) {
            return;
        }
        String not = "another column than the target, which the model learns to predict";
        for (String rows : List.of("validation", "holdout")) {
            if (target.equals(h2o.path(rows).path("column"))) {
                problems.add(document, H2O.to(rows).to("column"), target, not);
            }
        }
        for (int i = 0; i < h2o.path("ignore").size(); i++) {
            if (target.equals(h2o.path("ignore").path(i))) {
                problems.add(document, H2O.to("ignore").at(i), target, not);
            }
        }
    }
}
