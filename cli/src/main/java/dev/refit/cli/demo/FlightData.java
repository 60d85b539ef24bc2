package dev.refit.cli.demo;

import dev.refit.cli.CliFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The files of the flight-delay example. */
record FlightData(Path folder) {
    /** What is of the whole year. */
    static final String YEAR = "2013";

    Path definition() {
        return require(folder.resolve("refit.yaml"));
    }

    /** A dataset of the whole year: {@code planes} or {@code airports}. */
    Path reference(String dataset) {
        return require(folder.resolve("data").resolve(dataset + ".csv.gz"));
    }

    /** A dataset of one month: {@code flights} or {@code weather}. */
    Path monthly(String dataset, String month) {
        return require(folder.resolve("data").resolve(dataset).resolve(month + ".csv.gz"));
    }

    /** The first months of the year. */
    static List<String> months(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(month -> String.format(Locale.ROOT, "%s-%02d", YEAR, month))
                .toList();
    }

    private static Path require(Path file) {
        if (!Files.exists(file)) {
            throw CliFailure.failed("The example's file " + file + " is missing.", "Check out the project again.");
        }
        return file;
    }
}
