package dev.refit.cli.definitions;

import dev.refit.definition.ParsedDefinition;
import dev.refit.definition.document.Problem;
import dev.refit.events.workload.SqlCheckReport;
import dev.refit.events.workload.SqlCheckReport.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the check of a definition's SQL came to.
 *
 * @param depth how far it went
 * @param problems what is wrong, of the SQL by its own file and lines
 * @param words warnings, and what was not checked and why, each a line or more
 */
record CheckedSql(Depth depth, List<Problem> problems, List<String> words) {
    /** How far a check went. */
    enum Depth {
        /** Each statement fits the columns that the definition declares. */
        ANALYZED,
        /** Statements that read datasets without declared columns were parsed only. */
        PARSED,
        /** Nobody asked Spark. */
        NOT_CHECKED;

        /** Its name in answers to programs, such as {@code not-checked}. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static CheckedSql none(String... words) {
        return new CheckedSql(Depth.NOT_CHECKED, List.of(), List.of(words));
    }

    static CheckedSql of(ParsedDefinition parsed, SqlCheckReport report) {
        Path file = parsed.sql().orElseThrow();
        List<String> words = new ArrayList<>();
        report.warnings().forEach(warning -> words.add(file + ": warning: " + warning));
        if (!report.undeclared().isEmpty()) {
            words.add(file + ": what reads " + String.join(", ", report.undeclared())
                    + " was parsed only, as the definition declares no columns of it: the run finds the rest.");
        }
        Stream<Problem> training =
                report.columns().isEmpty() ? Stream.of() : parsed.problemsWith(report.columns()).stream();
        return new CheckedSql(
                report.undeclared().isEmpty() ? Depth.ANALYZED : Depth.PARSED,
                Stream.concat(training, report.problems().stream().map(finding -> problem(file, finding)))
                        .toList(),
                words);
    }

    private static Problem problem(Path file, Finding finding) {
        return Problem.inWords(file.toString(), finding.line(), finding.column(), finding.message());
    }
}
