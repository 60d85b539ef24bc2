package dev.refit.model.signature;

import java.util.List;
import java.util.Map;

/** Typed access to members of JSON that may come from anybody. */
final class Members {
    private static final int SHOWN = 200;

    private Members() {}

    static Map<?, ?> object(Object value, String where) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new InvalidSignatureException(where + ": expected a JSON object");
    }

    /** Returns a text that is not empty. */
    static String text(Map<?, ?> object, String name) {
        if (object.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new InvalidSignatureException(name + ": expected a text that is not empty");
    }

    /** Returns a list that is not empty. */
    static List<?> list(Map<?, ?> object, String name, int max) {
        if (object.get(name) instanceof List<?> list && !list.isEmpty() && list.size() <= max) {
            return list;
        }
        throw new InvalidSignatureException(name + ": expected a list of 1 to " + max + " entries");
    }

    /** Returns text of somebody else for a message: on one line and short. */
    static String quoted(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return "'" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + "'";
    }
}
