package dev.refit.training.job.example;

import dev.refit.model.examples.ExampleCells;
import java.util.List;
import java.util.stream.Collectors;

/** One line of recorded examples: cells, null where a value is missing, escaped and joined by tabs. */
final class ExampleLine {
    private ExampleLine() {}

    static String of(List<String> cells) {
        return cells.stream().map(ExampleCells::text).collect(Collectors.joining("\t", "", "\n"));
    }
}
