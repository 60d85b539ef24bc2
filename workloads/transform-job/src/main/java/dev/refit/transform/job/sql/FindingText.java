package dev.refit.transform.job.sql;

import dev.refit.events.workload.SqlCheckReport.Finding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages of this package begin with their place: as findings they have it beside them. */
final class FindingText {
    private static final Pattern PLACED =
            Pattern.compile("(?s)SQL line (\\d+)(?:, position (\\d+))?: (.*?)(\nin the statement:\n.*)?");

    private FindingText() {}

    /** @param line of a message without a place */
    static Finding of(String message, int line) {
        Matcher placed = PLACED.matcher(message);
        if (!placed.matches()) {
            return new Finding(line, 1, message);
        }
        int position = placed.group(2) == null ? 0 : Integer.parseInt(placed.group(2));
        return new Finding(Integer.parseInt(placed.group(1)), position + 1, placed.group(3));
    }
}
