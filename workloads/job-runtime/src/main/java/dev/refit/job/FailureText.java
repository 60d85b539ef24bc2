package dev.refit.job;

import dev.refit.events.run.Failure;

/** The texts of a failure as a log and a terminal may show them: they quote data, definitions and models of anybody. */
final class FailureText {
    private FailureText() {}

    /** Returns the failure with control characters as {@code \}{@code uXXXX}, except line ends and tabs. */
    static Failure shown(Failure failure) {
        return new Failure(
                failure.fault(), failure.code(), shown(failure.message()), shown(failure.hint()), failure.log());
    }

    private static String shown(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> {
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t'
                    || c >= 0x202A && c <= 0x202E
                    || c >= 0x2066 && c <= 0x2069;
            shown.append(control ? "\\u" + Integer.toHexString(0x10000 | c).substring(1) : String.valueOf((char) c));
        });
        return shown.toString();
    }
}
