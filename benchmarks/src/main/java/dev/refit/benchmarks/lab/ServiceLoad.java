package dev.refit.benchmarks.lab;

import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What a process of a platform has to bear, and what it takes for that. */
public record ServiceLoad(PlatformRecord platform, Part part) {

    /** Returns when as many runs are in flight in this service, and its launcher has looked at all of them some times. */
    public void awaitInFlight(int count) throws IOException, InterruptedException {
        while (Metric.read(platform.url(part), "refit_stage_in_flight") != count) {
            // A meter has to be read to be known.
            TimeUnit.MILLISECONDS.sleep(200);
        }
        // The launcher looks at all of them once a second, which takes memory: it is measured after some of these
        // looks.
        TimeUnit.SECONDS.sleep(count == 0 ? 0 : 5);
    }

    public long residentMiB() throws IOException {
        long pid = platform.processes().get(part).pid();
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }
}
