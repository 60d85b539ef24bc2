package dev.refit.events.data;

import dev.refit.events.checks.Checks;

/**
 * A column of a table.
 *
 * @param type Spark SQL's name of it, such as {@code double}
 */
public record Column(String name, String type) {
    public Column {
        Checks.text("name", name);
        Checks.text("type", type);
    }
}
