package dev.refit.model.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) as maps, lists, strings, doubles, booleans and null. It exists because the runtime has no
 * dependencies.
 */
public final class Json {
    private static final int DEEPEST = 200;
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String text;
    private final boolean unique;
    private int at;
    private int depth;

    private Json(String text, boolean unique) {
        this.text = text;
        this.unique = unique;
    }

    /**
     * Reads JSON. The last one of duplicate names wins.
     *
     * @throws IllegalArgumentException if the text is not JSON, with the position and what was expected
     */
    public static Object read(String text) {
        return read(new Json(text, false));
    }

    /**
     * Reads JSON that every reader understands alike: a name twice in one object is refused.
     *
     * @throws IllegalArgumentException if the text is no such JSON, with the position and what was expected
     */
    public static Object readUnambiguous(String text) {
        return read(new Json(text, true));
    }

    private static Object read(Json json) {
        Object value = json.value();
        if (json.at < json.text.length()) {
            throw json.expected("the end");
        }
        return value;
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw expected("at most " + DEEPEST + " values within each other");
        }
        space();
        Object value =
                switch (next()) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> string();
                    case 't' -> word("true", true);
                    case 'f' -> word("false", false);
                    case 'n' -> word("null", null);
                    default -> number();
                };
        space();
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        elements('}', () -> {
            space();
            String name = string();
            space();
            if (unique && object.containsKey(name)) {
                throw expected("each name once, got '" + name + "' twice,");
            }
            take(':');
            object.put(name, value());
        });
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        elements(']', () -> {
            array.add(value());
        });
        return array;
    }

    private void elements(char end, Runnable element) {
        at++;
        space();
        if (next() != end) {
            element.run();
            while (next() == ',') {
                at++;
                element.run();
            }
        }
        take(end);
    }

    private String string() {
        take('"');
        StringBuilder string = new StringBuilder();
        while (next() != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = next();
        at++;
        if (c == 'u' && at + 4 <= text.length()) {
            try {
                at += 4;
                return (char) Integer.parseUnsignedInt(text, at - 4, at, 16);
            } catch (NumberFormatException e) {
                throw expected("four hexadecimal digits before");
            }
        }
        if (ESCAPED.indexOf(c) < 0) {
            throw expected("an escaped character before");
        }
        return MEANT.charAt(ESCAPED.indexOf(c));
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw expected(word);
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw expected("a value");
        }
    }

    private void take(char c) {
        if (next() != c) {
            throw expected("'" + c + "'");
        }
        at++;
    }

    private char next() {
        if (at >= text.length()) {
            throw expected("more");
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("expected JSON; character " + at + ": expected " + what);
    }
}
