package dev.refit.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.store.FileArtifactStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseVersionsTest {
    @TempDir
    Path folder;

    @Test
    void aRunHasOneVersionHoweverOftenItAsksAndTheNextRunTheNext() {
        ReleaseVersions versions = new ReleaseVersions(FileArtifactStore.at(folder));

        assertThat(versions.reserve("wine", "wine-1")).isEqualTo("1.0.0");
        assertThat(versions.reserve("wine", "wine-1")).isEqualTo("1.0.0");
        assertThat(versions.reserve("wine", "wine-2")).isEqualTo("1.0.1");
        assertThat(versions.reserve("beer", "beer-1")).isEqualTo("1.0.0");
    }

    @Test
    void runsThatAskAtTheSameTimeNeverShareAVersion() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> asked = IntStream.range(0, 24)
                .mapToObj(run -> threads.submit(
                        () -> new ReleaseVersions(FileArtifactStore.at(folder)).reserve("wine", "wine-" + run)))
                .toList();

        List<String> versions = new ArrayList<>();
        for (Future<String> answer : asked) {
            versions.add(answer.get());
        }
        assertThat(versions).hasSize(24).doesNotHaveDuplicates();
        threads.shutdownNow();
    }

    @Test
    void aRunThatAsksFromSeveralPlacesAtTheSameTimeHasOneVersion() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 20; round++) {
            String run = "wine-" + round;
            CyclicBarrier start = new CyclicBarrier(8);
            List<Future<String>> asked = IntStream.range(0, 8)
                    .mapToObj(place -> threads.submit(() -> {
                        start.await();
                        return new ReleaseVersions(FileArtifactStore.at(folder)).reserve("wine", run);
                    }))
                    .toList();

            Set<String> versions = new HashSet<>();
            for (Future<String> answer : asked) {
                versions.add(answer.get());
            }
            assertThat(versions).hasSize(1);
        }
        threads.shutdownNow();
    }
}
