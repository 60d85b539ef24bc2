package dev.refit.model.mojo.archive;

import dev.refit.model.Column;
import dev.refit.model.InvalidMojoException;
import java.util.List;

/** Reads the file of a MOJO that lists the levels of a categorical column, one per line. */
public final class DomainFile {
    private DomainFile() {}

    /** Reads a column with its levels, if it has any. */
    public static Column column(MojoArchive mojo, ModelIni ini, int index) {
        String name = ini.columns().get(index);
        String domain = ini.domain(index);
        return new Column(name, domain == null ? null : levels(mojo, ini, domain));
    }

    private static List<String> levels(MojoArchive mojo, ModelIni ini, String domain) {
        String[] parts = domain.split(" ", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,9}")) {
            throw new InvalidMojoException(ModelIni.NAME, "expected <levels> <file>, not " + domain);
        }
        String name = "domains/" + parts[1];
        List<String> lines = mojo.lines(name);
        if (lines.size() != Integer.parseInt(parts[0])) {
            throw new InvalidMojoException(name, lines.size() + " levels, expected " + parts[0]);
        }
        return ini.flag("escape_domain_values")
                ? lines.stream().map(DomainFile::unescaped).toList()
                : lines;
    }

    private static String unescaped(String line) {
        if (line.indexOf('\\') < 0) {
            return line;
        }
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && ++i < line.length()) {
                c = line.charAt(i);
                text.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
            } else if (c != '\\') {
                text.append(c);
            }
        }
        return text.toString();
    }
}
