package dev.refit.definition.engine.spark;

/** The SQL of a transform. */
final class SqlText {
    /** The text travels in every event of a run. */
    static final int MAX_KIB = 64;

    private SqlText() {}

    /** Whether there is no statement in it, only comments. */
    static boolean isEmpty(String sql) {
        return sql.replaceAll("(?s)/\\*.*?\\*/", "")
                .lines()
                .map(line -> line.replaceFirst("--.*", "").replace(";", ""))
                .allMatch(String::isBlank);
    }
}
