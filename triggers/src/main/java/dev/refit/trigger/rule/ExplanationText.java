package dev.refit.trigger.rule;

import java.util.ArrayList;
import java.util.List;

/** An {@link Explanation} as a tree of lines, for a terminal. */
public final class ExplanationText {
    private static final String INDENT = "  ";

    private ExplanationText() {}

    /** One line for each part, before what it rests on: {@code +} is met, {@code .} waits, {@code x} is blocked. What to do stands on a line of its own. */
    public static List<String> lines(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        add(explanation, "", lines);
        return lines;
    }

    private static void add(Explanation part, String indent, List<String> lines) {
        StringBuilder line = new StringBuilder(indent).append(mark(part)).append(part.text());
        if (part.since() != null) {
            line.append(", since ").append(part.since());
        }
        if (part.until() != null) {
            line.append(", until ").append(part.until());
        }
        lines.add(line.toString());
        if (part.advice() != null) {
            lines.add(indent + INDENT + "  -> " + part.advice());
        }
        part.parts().forEach(below -> add(below, indent + INDENT, lines));
    }

    private static String mark(Explanation part) {
        return switch (part.status()) {
            case MET -> "+ ";
            case WAITING -> ". ";
            case BLOCKED -> "x ";
        };
    }
}
