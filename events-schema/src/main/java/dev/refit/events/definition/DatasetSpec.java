package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import java.util.Map;

/**
 * One named source of a definition.
 *
 * @param columns the declared type of each column, in order; required for csv; for json the
 *     members to read, or empty for all; empty for parquet, whose files know theirs, unless it is optional
 * @param latest true: the newest version there is, of whatever partition, and never waited for; false: a run waits for
 *     a version of the run's own partition
 * @param optional true: a run may lack it, and reads an empty table of its columns, which are declared whatever the format
 */
public record DatasetSpec(
        String name,
        Format format,
        Map<String, ColumnType> columns,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean latest,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean optional) {
    public static final int MAX_NAME = 48;

    public DatasetSpec {
        Checks.name("name", name, MAX_NAME);
        Checks.present("format", format);
        columns = Checks.copy("columns", columns);
        if (format instanceof Format.Csv && columns.isEmpty()) {
            throw Checks.invalid("columns", columns, "the type of each column of the csv dataset " + name);
        }
        if (optional && latest) {
            throw Checks.invalid("optional", true, "false with latest: true, as no run waits for " + name);
        }
        if (optional && columns.isEmpty()) {
            throw Checks.invalid("columns", columns, "the type of each column of the optional dataset " + name);
        }
    }

    /** A dataset that no run can do without. */
    public DatasetSpec(String name, Format format, Map<String, ColumnType> columns, boolean latest) {
        this(name, format, columns, latest, false);
    }
}
