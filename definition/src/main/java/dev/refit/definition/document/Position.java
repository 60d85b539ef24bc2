package dev.refit.definition.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A place in a text, counted from 1. */
public record Position(int line, int column) {
    public static final Position START = new Position(1, 1);

    public static Position of(Optional<Mark> mark) {
        return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(START);
    }
}
