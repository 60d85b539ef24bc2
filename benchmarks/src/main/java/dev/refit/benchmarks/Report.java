package dev.refit.benchmarks;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;

/** The page of results: a section for each benchmark, between its marks; all else on it stays as it is. */
final class Report {
    private final Path page;

    Report(Path page) {
        this.page = page;
    }

    void write(Benchmark benchmark, Table table) throws IOException {
        String begin = "<!-- " + benchmark.name() + " -->\n";
        String end = "<!-- end of " + benchmark.name() + " -->\n";
        String section = begin + table.markdown() + "\n" + machine() + ". Again: `benchmarks/run " + benchmark.name()
                + "`.\n" + end;
        String text = Files.readString(page);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        String written = from < 0 || to < 0
                ? text + "\n## " + benchmark.name() + "\n\n" + benchmark.question() + "\n\n" + section
                : text.substring(0, from) + section + text.substring(to + end.length());
        Path draft = page.resolveSibling("benchmarks.md.draft");
        Files.writeString(draft, written);
        Files.move(draft, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String machine() throws IOException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*: ", ""))
                .findFirst()
                .orElse("unknown processor");
        return LocalDate.now() + ", " + Runtime.getRuntime().availableProcessors() + " cores (" + cpu + "), Java "
                + Runtime.version().feature();
    }
}
