package dev.refit.champion;

import static dev.refit.champion.TestRepository.ARTIFACT;
import static dev.refit.champion.TestRepository.GROUP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.champion.model.Prediction;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Four threads score while the champion changes fifty times, and each change is preceded by one that fails. */
class ChampionUnderLoadTest {
    private static final int THREADS = 4;
    private static final int CHANGES = 50;
    private static final int CLASSES_OF_A_LIBRARY = 3;
    private static final int PATIENCE = 200;
    private static final int PAUSE_NANOS = 100_000;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong scored = new AtomicLong();

    @Test
    void noPredictionFailsOrIsMixedAndNoOldModelIsKept() throws Exception {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (TestRepository repository = new TestRepository()) {
            repository.publish("1.0.0");
            long unloaded = classes.getUnloadedClassCount();
            try (Champion champion = Champion.of(repository.uri(), GROUP + ":" + ARTIFACT)
                    .every(Duration.ofDays(1))
                    .open()) {
                List<Future<Long>> versions = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    versions.add(threads.submit(scoring(champion)));
                }
                for (int change = 1; change <= CHANGES; change++) {
                    change(repository, champion, change);
                }
                over.set(true);

                for (Future<Long> seen : versions) {
                    assertThat(seen.get()).isGreaterThan(1);
                }
                for (int i = 0; i < PATIENCE && classes.getUnloadedClassCount() - unloaded < unloadable(); i++) {
                    System.gc();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                assertThat(classes.getUnloadedClassCount() - unloaded).isGreaterThanOrEqualTo(unloadable());
                assertThat(champion.score(Map.of("distance", 1)).version()).isEqualTo("1." + CHANGES + ".0");
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    /** Those of all models but the one that answers. */
    private static long unloadable() {
        return (long) CHANGES * CLASSES_OF_A_LIBRARY;
    }

    private void change(TestRepository repository, Champion champion, int number) throws Exception {
        String version = "1." + number + ".0";
        byte[] jar = TestLibrary.of(GROUP, ARTIFACT, version).jar();
        switch (number % 3) {
            case 0 ->
                repository.publish(
                        version,
                        TestLibrary.of(GROUP, ARTIFACT, version)
                                .with("verdict.txt", "bad")
                                .jar());
            case 1 -> repository.publish(version, "no jar".getBytes(UTF_8));
            default -> {
                repository.publish(version, jar);
                repository.cutOff = version + ".jar";
            }
        }
        assertThat(champion.refresh()).isFalse();
        repository.cutOff = "nothing";
        repository.put(repository.jarPath(version), jar);
        long before = scored.get();
        assertThat(champion.refresh()).isTrue();
        while (scored.get() == before && !over.get()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Returns how many versions have answered. */
    private Callable<Long> scoring(Champion champion) {
        return () -> {
            long versions = 0;
            String last = "";
            for (int i = 0; !over.get(); i++) {
                Prediction prediction = champion.score(Map.of("distance", i, "carrier", "UA"));
                if (!prediction.label().endsWith(":shell-model:" + prediction.version())
                        || prediction.margin() != i * 1000.0 + 1) {
                    throw new AssertionError("a mixed prediction: " + prediction);
                }
                if (!prediction.version().equals(last)) {
                    versions++;
                    last = prediction.version();
                }
                scored.incrementAndGet();
                LockSupport.parkNanos(PAUSE_NANOS); // Leaves processors to those who change the champion.
            }
            return versions;
        };
    }
}
