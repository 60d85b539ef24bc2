package dev.refit.stage.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.checks.Excerpt;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The first member in which two events differ. */
final class Difference {
    private Difference() {}

    /** Such as {@code release.files.jar.uri: got "file:///etc/passwd", expected "file:///…"}; empty when they are equal. */
    static Optional<String> between(JsonNode expected, JsonNode got) {
        return between("", expected, got);
    }

    private static Optional<String> between(String path, JsonNode expected, JsonNode got) {
        if (expected.equals(got)) {
            return Optional.empty();
        }
        if (expected.isObject() && got.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            got.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .flatMap(name -> between(join(path, name), expected.path(name), got.path(name)).stream())
                    .findFirst();
        }
        if (expected.isArray() && got.isArray() && expected.size() == got.size()) {
            for (int i = 0; i < expected.size(); i++) {
                Optional<String> found = between(path + "[" + i + "]", expected.get(i), got.get(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(path + ": got " + text(got) + ", expected " + text(expected));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "nothing" : Excerpt.of(value.toString(), Excerpt.LINE);
    }
}
