package dev.refit.definition.engine.h2o;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.Shown;
import dev.refit.events.checks.CloseMatch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether a training with H2O fits the columns of its feature table: what its workload would refuse, before there are data. */
public final class H2oColumnsCheck {
    private static final KeyPath H2O = KeyPath.of("spec.training.h2o");
    private static final int MAX_NAMES = 20;

    private final Document document;
    private final ProblemList problems;
    private final JsonNode h2o;
    private final Map<String, String> columns;

    /** @param columns names with Spark SQL's types; an empty text where the type is not known */
    public H2oColumnsCheck(Document document, ProblemList problems, Map<String, String> columns) {
        this.document = document;
        this.problems = problems;
        this.h2o = document.root().at("/spec/training/h2o");
        this.columns = columns;
    }

    public void run() {
        Set<String> noFeatures = new TreeSet<>();
        if (exists(H2O.to("target"), h2o.path("target"))) {
            target();
        }
        noFeatures.add(h2o.path("target").asText());
        for (String rows : List.of("validation", "holdout")) {
            KeyPath path = H2O.to(rows).to("column");
            JsonNode column = h2o.path(rows).path("column");
            noFeatures.add(column.asText());
            if (exists(path, column) && !isText(type(column))) {
                String expected = "a column of texts, as the rows are told by one; it is " + type(column);
                problems.add(document, path, column, expected);
            }
        }
        for (int i = 0; i < h2o.path("ignore").size(); i++) {
            exists(H2O.to("ignore").at(i), h2o.path("ignore").get(i));
            noFeatures.add(h2o.path("ignore").get(i).asText());
        }
        if (noFeatures.containsAll(columns.keySet())) {
            problems.add(document.ofKey(H2O), H2O, "no column to learn from", "a feature besides " + names());
        }
    }

    private boolean exists(KeyPath path, JsonNode name) {
        boolean exists = columns.containsKey(name.asText());
        if (!exists) {
            String hint = CloseMatch.hint(name.asText(), columns.keySet());
            problems.add(document, path, name, "a column of the feature table" + hint + "; it has " + names());
        }
        return exists;
    }

    private void target() {
        JsonNode target = h2o.path("target");
        String type = type(target);
        if (type.startsWith("timestamp")) {
            String expected = "a number, a boolean or a text; it is " + type;
            problems.add(document, H2O.to("target"), target, expected);
        } else if (!type.isEmpty() && !isAskedInTrials()) {
            metric(target.asText(), type);
        }
    }

    private void metric(String target, String type) {
        TargetKind kind = TargetKind.of(type, h2o.path("parameters"));
        JsonNode metric = h2o.path("metric");
        if (!kind.metrics().contains(metric.asText())) {
            String expected = "one of " + String.join(", ", kind.metrics()) + ", as " + target + " is " + type
                    + kind.explanation(target);
            problems.add(document.ofValue(H2O.to("metric")), H2O.to("metric"), Shown.of(metric), expected);
        }
    }

    /** Trials that differ in their distribution may differ in what the target is to them. */
    private boolean isAskedInTrials() {
        return Stream.of("distribution", "family").anyMatch(h2o.path("trials")::has);
    }

    private String type(JsonNode column) {
        return columns.get(column.asText());
    }

    private static boolean isText(String type) {
        return type.isEmpty() || type.startsWith("string") || type.startsWith("varchar") || type.startsWith("char");
    }

    private String names() {
        String names =
                String.join(", ", columns.keySet().stream().limit(MAX_NAMES).toList());
        return columns.size() <= MAX_NAMES ? names : names + " and " + (columns.size() - MAX_NAMES) + " more";
    }
}
