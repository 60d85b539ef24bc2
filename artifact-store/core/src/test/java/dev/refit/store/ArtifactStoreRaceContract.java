package dev.refit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every artifact store promises when several use it at once. */
public abstract class ArtifactStoreRaceContract extends ArtifactStoreContract {
    private static final int WRITERS = 16;

    @Test
    void ofManyWritersAtOnceExactlyOneWinsAndItsContentStays() throws Exception {
        for (int round = 0; round < 10; round++) {
            String path = "race/" + round + "/outcome.json";
            CyclicBarrier start = new CyclicBarrier(WRITERS);
            List<Callable<Optional<Integer>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                ArtifactStore store = another();
                writers.add(() -> {
                    start.await();
                    return store.putIfAbsent(path, bytes("writer " + writer)) ? Optional.of(writer) : Optional.empty();
                });
            }

            List<Integer> winners =
                    together(writers).stream().flatMap(Optional::stream).toList();

            assertThat(winners).hasSize(1);
            assertThat(store().read(path)).hasValue(bytes("writer " + winners.get(0)));
        }
        assertThat(store().list("")).hasSize(10);
    }

    @Test
    void ofTwoProcessesExactlyOneWinsEachObject() throws Exception {
        int objects = 50;
        try (Contender one = Contender.start("one", store().root(), objects);
                Contender other = Contender.start("other", store().root(), objects)) {
            one.go();
            other.go();
            Set<String> wonByOne = one.won();
            Set<String> wonByOther = other.won();

            assertThat(Collections.disjoint(wonByOne, wonByOther)).isTrue();
            assertThat(wonByOne.size() + wonByOther.size()).isEqualTo(objects);
            assertThat(store().list("contended/")).hasSize(objects);
            for (String path : store().list("contended/")) {
                String winner = wonByOne.contains(path) ? "one" : "other";
                assertThat(store().read(path)).hasValue(bytes(winner));
            }
        }
    }

    @Test
    void aReaderNeverSeesAnObjectHalfWritten() throws Exception {
        ArtifactStore writing = another();
        ArtifactStore reading = another();
        byte[] some = filled('a', 3 << 20);
        byte[] other = filled('b', 2 << 20);
        Callable<Boolean> writer = () -> {
            for (int i = 0; i < 20; i++) {
                writing.put("shared", i % 2 == 0 ? some : other);
                writing.putIfAbsent("once/" + i, some);
            }
            return true;
        };
        Callable<Boolean> reader = () -> {
            boolean whole = true;
            while (!reading.exists("once/19")) {
                whole &= reading.read("shared")
                        .map(content -> Arrays.equals(content, some) || Arrays.equals(content, other))
                        .orElse(true);
                for (String path : reading.list("once/")) {
                    whole &= reading.read(path).orElseThrow().length == some.length;
                }
            }
            return whole;
        };

        assertThat(together(List.of(writer, reader))).containsOnly(true);
    }

    @Test
    void listingWhileOthersWriteFindsWhatWasThere() throws Exception {
        store().put("old", bytes("old"));
        Callable<Boolean> writer = () -> {
            IntStream.range(0, 100).forEach(i -> another().put("new/" + i, bytes("new")));
            return true;
        };
        Callable<Boolean> lister = () -> {
            boolean complete = true;
            while (!store().exists("new/99")) {
                complete &= store().list("").contains("old");
            }
            return complete;
        };

        assertThat(together(List.of(writer, lister))).containsOnly(true);
    }

    @Test
    void aNeighbourThatIsDeletedAgainAndAgainIsInNobodysWay() throws Exception {
        Callable<Boolean> writer = () -> {
            ArtifactStore store = another();
            for (int i = 0; i < 300; i++) {
                store.put("folder/kept/" + i % 2, bytes("kept"));
                store.delete("folder/kept/" + i % 2);
            }
            store.put("folder/kept/at-last", bytes("kept"));
            return true;
        };
        Callable<Boolean> other = () -> {
            ArtifactStore store = another();
            while (!store.exists("folder/kept/at-last")) {
                store.put("folder/gone/1", bytes("gone"));
                store.deleteAll("folder/gone/");
                store.list("");
            }
            return true;
        };

        assertThat(together(List.of(writer, other))).containsOnly(true);
        assertThat(store().list("")).containsExactly("folder/kept/at-last");
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> task : threads.invokeAll(tasks)) {
                results.add(task.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] filled(char character, int size) {
        return String.valueOf(character).repeat(size).getBytes(UTF_8);
    }
}
