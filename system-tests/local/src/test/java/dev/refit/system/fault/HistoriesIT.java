package dev.refit.system.fault;

import dev.refit.system.fault.history.History;
import dev.refit.system.fault.history.HistoryGenerator;
import dev.refit.system.fault.history.HistoryRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories from seeds: {@code -Drefit.histories.seed} the first, {@code -Drefit.histories.count} how many. One that
 * failed is played again by its own seed and a count of one.
 */
class HistoriesIT {
    private static final Path CHECKOUT = Path.of(System.getProperty("refit.checkout", "../.."));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void whateverBefallsARunItLosesNothingAndDoesNothingTwice() throws InterruptedException {
        long seed = Long.getLong("refit.histories.seed", 1L);
        int count = Integer.getInteger("refit.histories.count", 200);

        try (HistoryRunner runner = new HistoryRunner(CHECKOUT, folder)) {
            System.out.println(
                    "the platform's home is " + runner.platform().home().folder());
            long begun = System.nanoTime();
            List<History> histories = LongStream.range(seed, seed + count)
                    .mapToObj(
                            each -> HistoryGenerator.of(each, runner.platform().folders()))
                    .toList();

            runner.play(histories);

            System.out.printf(
                    "%d histories from seed %d in %d s; %d processes were started again%n",
                    count,
                    seed,
                    (System.nanoTime() - begun) / 1_000_000_000,
                    runner.platform().restarts());
        }
    }
}
