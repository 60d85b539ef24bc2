package dev.refit.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.Shown;
import dev.refit.events.checks.CloseMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds a document against the schema, and says what is wrong where, in words. */
public final class SchemaCheck {
    private final Document document;
    private final ProblemList problems;
    private final JsonNode tree;
    private final Schema schema;

    /** Against the schema of files. */
    public SchemaCheck(Document document, ProblemList problems) {
        this(document, problems, DefinitionSchema.TREE, DefinitionSchema.SCHEMA);
    }

    /** @param schema the compiled {@code tree} */
    public SchemaCheck(Document document, ProblemList problems, JsonNode tree, Schema schema) {
        this.document = document;
        this.problems = problems;
        this.tree = tree;
        this.schema = schema;
    }

    public void run() {
        schema.validate(document.root()).forEach(this::report);
    }

    private void report(Error error) {
        KeyPath path = KeyPath.of(error.getInstanceLocation());
        if (error.getInstanceNode().isNull() && problems.concern(path)) {
            // It is null only because it could not be read, which has been said.
            return;
        }
        JsonNode part = at(error.getSchemaLocation().getFragment().getParent());
        switch (error.getKeyword()) {
            case "additionalProperties" -> unknown(path.to(error.getProperty()), error.getProperty(), part);
            case "required" ->
                missing(path.to(error.getProperty()), path, part.at("/properties/" + error.getProperty()));
            case "propertyNames" -> {
                KeyPath key = path.to(error.getProperty());
                String expected = SchemaWords.of(part.get("propertyNames"));
                problems.add(document.ofKey(key), key, "the key " + Shown.text(error.getProperty()), expected);
            }
            case "uniqueItems" -> repeated(path, error.getInstanceNode());
            default -> problems.add(document, path, error.getInstanceNode(), expected(error, part));
        }
    }

    /** The validator asks it of the values of a mapping, too, which may well be equal. */
    private void repeated(KeyPath path, JsonNode entries) {
        if (entries.isArray()) {
            problems.add(document, path, entries, "each entry once");
        }
    }

    private void unknown(KeyPath path, String key, JsonNode part) {
        JsonNode later = part.path("x-later").path(key);
        if (!later.isMissingNode()) {
            String got = "a key that is not supported yet (" + later.textValue() + ")";
            problems.add(document.ofKey(path), path, got, "it left out");
            return;
        }
        JsonNode elsewhere = part.path("x-elsewhere").path(key);
        if (!elsewhere.isMissingNode()) {
            problems.add(document.ofKey(path), path, "a key that each stage has of its own", elsewhere.textValue());
            return;
        }
        List<String> known = new ArrayList<>();
        part.path("properties").fieldNames().forEachRemaining(known::add);
        String expected = "one of " + String.join(", ", known) + CloseMatch.hint(key, known);
        problems.add(document.ofKey(path), path, "an unknown key", expected);
    }

    private void missing(KeyPath path, KeyPath parent, JsonNode part) {
        problems.add(document.ofKey(parent), path, "nothing", SchemaWords.of(part));
    }

    private static String expected(Error error, JsonNode part) {
        JsonNode got = error.getInstanceNode();
        String expected = SchemaWords.of(part);
        if (part.has("enum") && got.isTextual()) {
            JsonNode instead = part.path("x-instead").path(word(got.textValue()));
            if (instead.isTextual()) {
                return expected + " (such a column is declared as " + instead.textValue() + ")";
            }
            return expected + CloseMatch.hint(got.textValue(), SchemaWords.choices(part));
        }
        boolean unquoted = part.path("type").asText().equals("string") && got.isValueNode() && !got.isTextual();
        return unquoted && !got.isNull() && !part.has("x-expected") ? expected + "; write it in quotes" : expected;
    }

    /** {@code decimal} of {@code Decimal(10,4)}. */
    private static String word(String text) {
        return text.replaceFirst("\\(.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private JsonNode at(NodePath location) {
        JsonNode part = tree;
        for (int i = 0; i < location.getNameCount(); i++) {
            part = location.getElement(i) instanceof Integer index ? part.get(index) : part.get(location.getName(i));
        }
        return part;
    }
}
