package dev.refit.documentation;

import java.util.Locale;

/**
 * A setting of a service.
 *
 * @param fallback the default as configuration has it, or an empty text
 * @param optional whether the service starts without it
 */
record Setting(String key, String type, String fallback, boolean optional, String meaning) {

    /** The environment variable of this setting, by MicroProfile's rule. */
    String variable() {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    String row() {
        String otherwise = optional ? "none" : fallback.isEmpty() ? "required" : code(fallback);
        return "| %s<br>%s | %s | %s | %s |%n"
                .formatted(code(key), code(variable()), code(type), otherwise, meaning.replace("|", "\\|"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
