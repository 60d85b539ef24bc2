package dev.refit.run.release;

import dev.refit.events.checks.Checks;
import dev.refit.events.model.LevelConstants;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.model.ModelSchema.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way in which the schema of a model differs from that of an earlier one, and whether it breaks those who wrote
 * against the earlier one. The order of levels and labels is no difference: libraries are used by their texts or constants.
 *
 * @param what a clause, such as {@code input carrier was removed}
 */
public record SchemaChange(boolean breaking, String what) {
    private static final int TOLD = 10;

    public SchemaChange {
        Checks.text("what", what);
    }

    /** All changes, those of the inputs in their order first; empty when the two are the same to a consumer. */
    public static List<SchemaChange> between(ModelSchema before, ModelSchema after) {
        List<SchemaChange> changes = new ArrayList<>();
        Map<String, Input> old = named(before);
        Map<String, Input> now = named(after);
        old.forEach((name, input) -> {
            if (now.containsKey(name)) {
                compare(input, now.get(name), changes);
            } else {
                changes.add(new SchemaChange(true, "input " + name + " was removed"));
            }
        });
        now.keySet().stream()
                .filter(name -> !old.containsKey(name))
                .forEach(name -> changes.add(new SchemaChange(false, "input " + name + " is new")));
        if (!common(old, now).equals(common(now, old))) {
            changes.add(new SchemaChange(true, "the inputs have another order"));
        }
        compare(before.response(), after.response(), changes);
        return List.copyOf(changes);
    }

    private static void compare(Input before, Input after, List<SchemaChange> changes) {
        if (before.kind() != after.kind()) {
            String kinds = "from " + before.kind() + " to " + after.kind();
            changes.add(new SchemaChange(
                    true, "input " + before.name() + " changed " + kinds.toLowerCase(java.util.Locale.ROOT)));
            return;
        }
        if (before.kind() == Kind.CATEGORICAL) {
            compareLevels(before, after, changes);
        } else if (before.type() != null
                && after.type() != null
                && !before.type().equals(after.type())) {
            changes.add(retyped(before, before.type(), after.type()));
        }
    }

    private static void compareLevels(Input before, Input after, List<SchemaChange> changes) {
        Map<String, String> old = constants(before);
        Map<String, String> now = constants(after);
        if (before.constants().isPresent() != after.constants().isPresent()) {
            changes.add(retyped(before, typeOfLevels(before), typeOfLevels(after)));
        }
        // A text that is no level counts as missing, so a lost one breaks nobody; a lost constant does not compile.
        boolean lossBreaks = before.constants().isPresent();
        compare("level", " of " + before.name(), lossBreaks, before.levels(), after.levels(), changes);
        old.forEach((level, constant) -> {
            String other = now.getOrDefault(level, constant);
            if (!other.equals(constant)) {
                String what = "the constant of level '" + level + "' of " + before.name();
                changes.add(new SchemaChange(true, what + " is " + other + ", no longer " + constant));
            }
        });
    }

    private static SchemaChange retyped(Input input, String from, String to) {
        return new SchemaChange(true, "input " + input.name() + " changed from " + from + " to " + to);
    }

    private static String typeOfLevels(Input input) {
        return input.constants().isPresent() ? LevelConstants.TYPE : "text";
    }

    /** By level; empty when levels are texts. */
    private static Map<String, String> constants(Input input) {
        Map<String, String> byLevel = new LinkedHashMap<>();
        input.constants().ifPresent(constants -> {
            for (int i = 0; i < constants.size(); i++) {
                byLevel.put(input.levels().get(i), constants.get(i));
            }
        });
        return byLevel;
    }

    private static void compare(Response before, Response after, List<SchemaChange> changes) {
        if (!before.name().equals(after.name())) {
            changes.add(new SchemaChange(true, "it predicts " + after.name() + ", no longer " + before.name()));
        } else if (before.labels().isEmpty() != after.labels().isEmpty()) {
            String now = after.labels().isEmpty() ? "a quantity, no longer a class" : "a class, no longer a quantity";
            changes.add(new SchemaChange(true, after.name() + " is " + now));
        } else {
            compare("label", "", true, before.labels(), after.labels(), changes);
        }
    }

    private static void compare(
            String what,
            String of,
            boolean lossBreaks,
            List<String> before,
            List<String> after,
            List<SchemaChange> changes) {
        Set<String> lost = new LinkedHashSet<>(before);
        after.forEach(lost::remove);
        Set<String> found = new LinkedHashSet<>(after);
        before.forEach(found::remove);
        if (!lost.isEmpty()) {
            changes.add(new SchemaChange(lossBreaks, texts(what, of, lost) + " no longer known"));
        }
        if (!found.isEmpty()) {
            changes.add(new SchemaChange(false, texts(what, of, found) + " new"));
        }
    }

    private static String texts(String what, String of, Set<String> texts) {
        List<String> quoted =
                texts.stream().limit(TOLD).map(text -> "'" + text + "'").toList();
        String more = texts.size() > TOLD ? " and " + (texts.size() - TOLD) + " more" : "";
        return (texts.size() == 1 ? what : what + "s") + of + " " + String.join(", ", quoted) + more
                + (texts.size() == 1 ? " is" : " are");
    }

    private static Map<String, Input> named(ModelSchema schema) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        schema.inputs().forEach(input -> inputs.put(input.name(), input));
        return inputs;
    }

    /** Those of the first that the second has too, in the order of the first. */
    private static List<String> common(Map<String, Input> inputs, Map<String, Input> others) {
        Collection<String> names = inputs.keySet();
        return names.stream().filter(others::containsKey).toList();
    }
}
