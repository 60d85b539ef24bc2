package dev.refit.transform.job.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The functions that a user's SQL may call, from {@code functions.txt}; whatever it does not list is refused. */
final class JudgedFunctions {
    private static final Map<String, String> REASONS = read();

    private JudgedFunctions() {}

    /** Why a function is refused; empty when it is allowed. */
    static Optional<String> refusal(String name) {
        String reason = REASONS.get(name.toLowerCase(Locale.ROOT));
        return reason == null
                ? Optional.of("it is none of Spark's functions that are known to be safe")
                : Optional.of(reason).filter(text -> !text.isEmpty());
    }

    /** The names of all that were judged. */
    static Set<String> names() {
        return REASONS.keySet();
    }

    private static Map<String, String> read() {
        Map<String, String> reasons = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                JudgedFunctions.class.getResourceAsStream("functions.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    int colon = line.indexOf(": ");
                    reasons.put(
                            colon < 0 ? line : line.substring(0, colon), colon < 0 ? "" : line.substring(colon + 2));
                }
            }
            return reasons;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
