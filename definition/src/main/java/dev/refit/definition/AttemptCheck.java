package dev.refit.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.schema.DefinitionSchema;
import dev.refit.definition.schema.SchemaWords;
import dev.refit.events.definition.AttemptSpec;
import java.util.List;
import java.util.function.Predicate;

/** What the schema cannot say of attempts: how long a length of time may be. */
final class AttemptCheck {
    private static final KeyPath SPEC = KeyPath.of("spec");
    private static final List<String> STAGES = List.of("data", "transform", "training", "packaging");

    private final Document document;
    private final ProblemList problems;

    AttemptCheck(Document document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
    }

    void run() {
        for (String stage : STAGES) {
            span(stage, "backoff", AttemptSpec::isBackoff);
            span(stage, "timeout", AttemptSpec::isTimeout);
        }
    }

    /** In the schema's own words, so that what it has refused already is said once. */
    private void span(String stage, String key, Predicate<String> allowed) {
        JsonNode value = document.root().path("spec").path(stage).path(key);
        if (value.isTextual() && !allowed.test(value.textValue())) {
            String expected = SchemaWords.of(DefinitionSchema.TREE.at("/$defs/" + key));
            problems.add(document, SPEC.to(stage).to(key), value, expected);
        }
    }
}
