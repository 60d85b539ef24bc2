package dev.refit.definition.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.events.checks.CloseMatch;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Checks the names of time zones. */
final class TimeZoneCheck {
    private final Document document;
    private final ProblemList problems;

    TimeZoneCheck(Document document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
    }

    /** What is no text, the schema has refused. */
    void run(KeyPath path, JsonNode zone) {
        if (!zone.isTextual()) {
            return;
        }
        try {
            ZoneId.of(zone.textValue());
        } catch (DateTimeException e) {
            String hint = CloseMatch.hint(zone.textValue(), ZoneId.getAvailableZoneIds());
            problems.add(document, path, zone, "a zone of the tz database, such as America/New_York" + hint);
        }
    }
}
