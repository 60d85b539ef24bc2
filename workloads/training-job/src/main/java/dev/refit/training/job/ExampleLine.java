package dev.refit.training.job;

import java.util.HexFormat;
import java.util.List;

/** One line of recorded examples: cells, null where a value is missing, escaped and joined by tabs. */
final class ExampleLine {
    private static final String MISSING = "\\N";

    private ExampleLine() {}

    static String of(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            line.append(line.isEmpty() ? "" : "\t").append(cell == null ? MISSING : escaped(cell));
        }
        return line.append('\n').toString();
    }

    /** 16 hexadecimal digits. */
    static String bits(double value) {
        return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
