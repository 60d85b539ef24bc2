package dev.refit.benchmarks;

import dev.refit.cli.ingest.Publisher;
import dev.refit.cli.kafka.RunWatch;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.runs.RunState;
import dev.refit.cli.runs.RunView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Publishes ticks and waits for the runs that come of them. */
final class Runs {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PlatformRecord platform;
    private final Path data;
    private int published;

    Runs(PlatformRecord platform, Path folder) {
        this.platform = platform;
        this.data = folder.resolve("ticks.csv");
    }

    /** As fast as they are accepted; each is a run. */
    void publish(int count) {
        Publisher publisher = new Publisher(platform);
        for (int i = 0; i < count; i++) {
            publisher.publish("ticks", "p" + published++, List.of(data.toString()), null);
        }
    }

    /** Returns when all that was published has succeeded. */
    void awaitAll() {
        try (RunWatch watch = new RunWatch(platform.bootstrapServers(), new Unseen())) {
            List<RunView> runs = watch.follow(run -> true, published, PATIENCE);
            runs.stream()
                    .filter(run -> run.state() != RunState.SUCCEEDED)
                    .findFirst()
                    .ifPresent(run -> {
                        throw new IllegalStateException(run.toString());
                    });
        }
    }
}
