package dev.refit.benchmarks.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What a service says at {@code /q/metrics}. */
public final class Metric {
    private Metric() {}

    /** The greatest value of a metric over its labels; 0 when there is none of this name. */
    public static double read(URI service, String name) throws IOException {
        try (var in = service.resolve("/q/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .max()
                    .orElse(0);
        }
    }
}
