package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.refit.events.checks.Checks;
import java.time.ZoneId;
import java.util.List;

/** How the files of a dataset are read: a closed list of formats, each with a closed list of options. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Format.Csv.class, name = "csv"),
    @JsonSubTypes.Type(value = Format.Json.class, name = "json"),
    @JsonSubTypes.Type(value = Format.Parquet.class, name = "parquet")
})
public sealed interface Format {

    /**
     * Comma-separated values (RFC 4180), UTF-8, optionally gzipped when the file name ends in {@code .gz}.
     *
     * @param delimiter one character, default a comma
     * @param header whether the first line names the columns (default true); they are then found by name, otherwise by
     *     position
     * @param nulls texts that mean "no value", besides the empty text
     * @param timeZone of timestamps without an offset, default UTC
     */
    record Csv(String delimiter, Boolean header, List<String> nulls, String timeZone) implements Format {
        public Csv {
            delimiter = delimiter == null ? "," : delimiter;
            if (delimiter.length() != 1) {
                throw Checks.invalid("delimiter", delimiter, "one character");
            }
            header = header == null || header;
            nulls = Checks.copy("nulls", nulls);
            timeZone = zone(timeZone);
        }
    }

    /** JSON, one object a line, UTF-8, optionally gzipped. */
    record Json(String timeZone) implements Format {
        public Json {
            timeZone = zone(timeZone);
        }
    }

    /** Apache Parquet; names and types are those of the files. */
    record Parquet() implements Format {}

    private static String zone(String value) {
        if (value == null) {
            return "UTC";
        }
        try {
            return ZoneId.of(value).getId();
        } catch (java.time.DateTimeException e) {
            throw Checks.invalid("timeZone", value, "a zone of the tz database, such as America/New_York");
        }
    }
}
