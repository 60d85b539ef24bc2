package dev.refit.run.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.definition.MavenSpec;
import dev.refit.events.run.Actor;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import dev.refit.store.FileArtifactStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChampionRecordsTest {
    private static final MavenSpec WINE = new MavenSpec("com.example", "wine-model");
    private static final Instant BEGIN = Instant.parse("2013-04-01T06:00:00Z");

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void store() {
        store = FileArtifactStore.at(folder);
    }

    private ChampionRecords at(int hour) {
        return new ChampionRecords(store, Clock.fixed(instant(hour), ZoneOffset.UTC));
    }

    private static Instant instant(int hour) {
        return BEGIN.plusSeconds(3600L * hour);
    }

    private static Promotion promotion(String version) {
        return new Promotion(WINE, version, "proven by run of " + version, "run-" + version, Actor.token("alice"));
    }

    @Test
    void eachHigherVersionIsTheChampionFromThenOn() {
        assertThat(at(0).now(WINE)).isEmpty();
        at(1).promote(promotion("1.0.0"));
        at(5).promote(promotion("1.1.0"));

        ChampionChange now = at(9).now(WINE).orElseThrow();
        assertThat(now)
                .isEqualTo(new ChampionChange(
                        2,
                        "com.example:wine-model",
                        "1.1.0",
                        "1.0.0",
                        "1.1.0",
                        ChampionChange.Cause.PROMOTED,
                        "proven by run of 1.1.0",
                        "run-1.1.0",
                        Actor.token("alice"),
                        instant(5)));
        assertThat(at(9).history(WINE, 0, 10))
                .extracting(ChampionChange::version)
                .containsExactly("1.1.0", "1.0.0");
        assertThat(at(9).history(WINE, 2, 10))
                .extracting(ChampionChange::version)
                .containsExactly("1.0.0");
        assertThat(at(9).history(WINE, 0, 1)).containsExactly(now);
        assertThat(at(9).at(WINE, instant(0))).isEmpty();
        assertThat(at(9).at(WINE, instant(1))).map(ChampionChange::version).contains("1.0.0");
        assertThat(at(9).at(WINE, instant(4))).map(ChampionChange::version).contains("1.0.0");
        assertThat(at(9).at(WINE, instant(5))).contains(now);
    }

    @Test
    void aPromotionThatIsRepeatedChangesNothing() {
        at(1).promote(promotion("1.0.0"));
        at(2).promote(promotion("1.1.0"));

        assertThat(at(3).promote(promotion("1.0.0")))
                .map(ChampionChange::number)
                .contains(1);
        assertThat(at(3).promote(promotion("1.1.0")))
                .map(ChampionChange::number)
                .contains(2);
        assertThat(at(3).history(WINE, 0, 10)).hasSize(2);
    }

    @Test
    void aLowerVersionThatIsPublishedLateDoesNotReplaceAHigherOne() {
        at(1).promote(promotion("1.10.0"));

        assertThat(at(2).promote(promotion("1.9.0"))).isEmpty();
        assertThat(at(2).now(WINE)).map(ChampionChange::version).contains("1.10.0");
    }

    @Test
    void clocksThatDifferDoNotReverseTheOrder() {
        at(5).promote(promotion("1.0.0"));
        at(2).promote(promotion("1.0.1"));

        assertThat(at(2).now(WINE)).map(ChampionChange::since).contains(instant(5));
        assertThat(at(2).at(WINE, instant(5))).map(ChampionChange::version).contains("1.0.1");
    }

    @Test
    void librariesDoNotMeet() {
        at(1).promote(promotion("1.0.0"));

        assertThat(at(2).now(new MavenSpec("com.example", "wine-model-2"))).isEmpty();
        assertThat(at(2).library("wine")).isEmpty();
        at(2).belongTo("wine", WINE);
        at(2).belongTo("wine", WINE);
        assertThat(at(2).library("wine")).contains(WINE);
    }

    @Test
    void everyMomentOfALongHistoryIsAnswered() {
        for (int i = 1; i <= 37; i++) {
            at(2 * i).promote(promotion("1.0." + i));
        }
        for (int i = 1; i <= 37; i++) {
            assertThat(at(99).at(WINE, instant(2 * i + 1)))
                    .map(ChampionChange::version)
                    .contains("1.0." + i);
        }
    }

    @Test
    void ofPromotionsAtOnceEachIsRecordedOnceAndTheHighestIsLast() throws Exception {
        List<Callable<Object>> work = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Promotion promotion = promotion("1.0." + i);
            work.addAll(Collections.nCopies(3, () -> at(1).promote(promotion)));
        }
        Collections.shuffle(work, new Random(7));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<ChampionChange> history = at(2).history(WINE, 0, 100);
        assertThat(history).extracting(ChampionChange::version).doesNotHaveDuplicates();
        assertThat(history.get(0).version()).isEqualTo("1.0.11");
        assertThat(history)
                .extracting(ChampionChange::number)
                .containsExactlyElementsOf(IntStream.iterate(history.size(), n -> n - 1)
                        .limit(history.size())
                        .boxed()
                        .toList());
        for (int i = 0; i + 1 < history.size(); i++) {
            assertThat(history.get(i).previous()).isEqualTo(history.get(i + 1).version());
        }
    }

    /** Whichever call of the store is the last before the process dies: repeated, a promotion is on record once. */
    @Test
    void aProcessThatDiesAnywhereLeavesNoSecondRecord() {
        for (int calls = 0; calls < 12; calls++) {
            Path home = folder.resolve("home-" + calls);
            ArtifactStore whole = FileArtifactStore.at(home);
            Clock clock = Clock.fixed(instant(1), ZoneOffset.UTC);
            new ChampionRecords(whole, clock).promote(promotion("1.0.0"));
            int left = calls;
            try {
                new ChampionRecords(dyingAfter(left, whole), clock).promote(promotion("1.0.1"));
            } catch (ArtifactStoreException e) {
                assertThat(e).hasMessage("dead");
            }
            new ChampionRecords(whole, clock).promote(promotion("1.0.2"));
            new ChampionRecords(whole, clock).promote(promotion("1.0.1"));

            assertThat(new ChampionRecords(whole, clock).history(WINE, 0, 10))
                    .extracting(ChampionChange::version)
                    .startsWith("1.0.2")
                    .endsWith("1.0.0")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aStoreThatIsAwayIsNoAnswer() {
        assertThatThrownBy(() -> new ChampionRecords(dyingAfter(0, store), Clock.systemUTC()).now(WINE))
                .isInstanceOf(ArtifactStoreException.class);
    }

    private static ArtifactStore dyingAfter(int calls, ArtifactStore store) {
        int[] left = {calls};
        return (ArtifactStore) Proxy.newProxyInstance(
                ArtifactStore.class.getClassLoader(),
                new Class<?>[] {ArtifactStore.class},
                (proxy, method, arguments) -> {
                    if (left[0]-- <= 0) {
                        throw new ArtifactStoreException("dead", null);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
