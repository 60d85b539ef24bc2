package dev.refit.run.coordinates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.UploadEvent.UploadPromoted;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.run.store.ReleaseFolder;
import dev.refit.run.store.RunFolder;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoordinateOwnersTest {
    private static final MavenSpec WINE = new MavenSpec("com.example", "wine-model");
    private static final Owner RED = Owner.refit("red");
    private static final Owner WHITE = Owner.refit("white");
    private static final URI JAR = URI.create("file:///maven/a.jar");

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void store() {
        store = FileArtifactStore.at(folder);
    }

    @Test
    void theFirstClaimantOwnsTheLibraryAndItsFunctionOfSparks() {
        owners().claim(WINE, RED);
        owners().claim(WINE, RED);

        assertThat(owners().find(WINE)).contains(RED);
        assertThat(owners().find(WINE.sparkFunction())).contains(RED);
        for (Owner other : List.of(WHITE, Owner.UPLOADS)) {
            assertThatThrownBy(() -> owners().claim(WINE, other))
                    .isInstanceOfSatisfying(CoordinatesTakenException.class, e -> assertThat(e.hint())
                            .contains(
                                    "refit coordinates give com.example:wine-model --from 'refit red' --to '" + other))
                    .hasMessage("packaging.maven: got com.example:wine-model, which belongs to refit red, expected"
                            + " coordinates of " + other + " or of nobody");
        }
        assertThatThrownBy(() -> owners().claim(new MavenSpec("com.example", "wine-model-spark"), WHITE))
                .hasMessageContaining("com.example:wine-model-spark, which belongs to refit red");
    }

    @Test
    void whoeverIsRefusedTheFunctionOfSparksOwnsNothingOfTheLibrary() {
        owners().claim(WINE.sparkFunction(), RED);

        assertThatThrownBy(() -> owners().claim(WINE, WHITE)).isInstanceOf(CoordinatesTakenException.class);

        assertThat(owners().find(WINE)).isEmpty();
    }

    @Test
    void theLongestCoordinatesHaveAnOwnerEach() {
        String group = "g".repeat(200);
        MavenSpec one = new MavenSpec(group, "a".repeat(100));
        MavenSpec other = new MavenSpec(group, "b".repeat(100));

        owners().claim(one, RED);
        owners().claim(other, WHITE);

        assertThat(owners().find(one)).contains(RED);
        assertThat(owners().find(other)).contains(WHITE);
        assertThatThrownBy(() -> owners().claim(one, WHITE)).isInstanceOf(CoordinatesTakenException.class);
    }

    @Test
    void whatIsNoReleaseAmongReleasesHindersNobody() {
        store.put("releases/.keep", new byte[0]);

        owners().claim(WINE, RED);

        assertThat(owners().find(WINE)).contains(RED);
    }

    @Test
    void ofManyAtOnceExactlyOneBecomesTheOwner() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 100; round++) {
            MavenSpec maven = new MavenSpec("com.example", "model-" + round);
            CyclicBarrier start = new CyclicBarrier(8);
            List<Future<Boolean>> claims = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Owner claimant = i % 4 == 0 ? Owner.UPLOADS : Owner.refit("refit-" + i);
                Callable<Boolean> claim = () -> {
                    start.await();
                    return owns(maven, claimant);
                };
                claims.add(threads.submit(claim));
            }
            int winners = 0;
            for (Future<Boolean> claim : claims) {
                winners += claim.get() ? 1 : 0;
            }
            // Uploads claim twice, as one owner.
            assertThat(winners).isEqualTo(owners().find(maven).equals(Optional.of(Owner.UPLOADS)) ? 2 : 1);
        }
        threads.shutdownNow();
    }

    @Test
    void coordinatesAreGivenAndReleasedByTheOneWhoHasThemOnly() {
        owners().claim(WINE, RED);

        assertThatThrownBy(() -> owners().give(WINE, WHITE, Optional.of(WHITE)))
                .isInstanceOf(CoordinatesTakenException.class);
        owners().give(WINE, RED, Optional.of(WHITE));
        owners().claim(WINE, WHITE);
        assertThat(owners().find(WINE.sparkFunction())).contains(WHITE);
        assertThatThrownBy(() -> owners().claim(WINE, RED)).hasMessageContaining("belongs to refit white");

        owners().give(WINE, WHITE, Optional.empty());
        assertThat(owners().find(WINE)).isEmpty();
        owners().claim(WINE, Owner.UPLOADS);
        assertThat(owners().find(WINE)).contains(Owner.UPLOADS);
        assertThat(store.list("coordinates/com.example=wine-model/")).hasSize(4);
    }

    @Test
    void anOwnerOfALaterReleaseIsReadable() {
        store.put(
                "coordinates/com.example=wine-model/owner-1.json",
                "{\"owner\":\"user alice@example.com\",\"since\":\"2026-01-01T00:00:00Z\",\"reason\":\"x\",\"more\":1}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> owners().claim(WINE, RED)).hasMessageContaining("belongs to user alice@example.com");
    }

    @Test
    void inAnOldHomeWhoeverPublishedFirstOwnsTheCoordinates() {
        released("red", "red-0123456789", "1.0.0", 2, "com.example:wine-model:1.0.0");
        released("red", "red-1123456789", "1.0.1", 5, "com.example:wine-model:1.0.1");
        uploaded("wine-model-0123456789", "2.0.0", 3);

        assertThatThrownBy(() -> owners().claim(WINE, Owner.UPLOADS)).hasMessageContaining("belongs to refit red");
        owners().claim(WINE, RED);
        assertThatThrownBy(() -> owners().claim(WINE.sparkFunction(), WHITE))
                .hasMessageContaining("belongs to refit red");
    }

    @Test
    void inAnOldHomeUploadsKeepWhatTheyPublished() {
        uploaded("wine-model-0123456789", "1.0.0", 1);
        released("red", "red-0123456789", "1.0.0", 2, "com.example:wine-model:1.0.0");

        owners().claim(WINE, Owner.UPLOADS);
        assertThat(owners().find(WINE)).contains(Owner.UPLOADS);
    }

    @Test
    void whatWasReservedAndNeverPublishedGivesNothing() {
        released("red", "red-0123456789", "1.0.0", 2, "com.example:other-model:1.0.0");
        RunRef run = new RunRef("blue-0123456789", 1, "blue", "2020");
        record("blue", run.run(), "1.0.0");
        outcome(run, 1, new StageCancelled(StageRef.of(run, Stage.PROMOTION), "not wanted"));

        owners().claim(WINE, WHITE);

        assertThat(owners().find(WINE)).contains(WHITE);
    }

    private boolean owns(MavenSpec maven, Owner claimant) {
        try {
            owners().claim(maven, claimant);
            return true;
        } catch (CoordinatesTakenException e) {
            return false;
        }
    }

    /** As another process would. */
    private CoordinateOwners owners() {
        return new CoordinateOwners(FileArtifactStore.at(folder), Clock.systemUTC());
    }

    private void released(String refit, String run, String version, int second, String coordinates) {
        record(refit, run, version);
        outcome(
                new RunRef(run, 1, refit, "2020"),
                second,
                new ModelPromoted(run, 1, refit, "2020", coordinates, JAR, "auc", 0.5));
    }

    private void uploaded(String run, String version, int second) {
        record("com.example=wine-model", run, version);
        outcome(
                new RunRef(run, 1, "wine-model", RunRef.UPLOADED),
                second,
                new UploadPromoted(run, 1, "wine-model", "com.example:wine-model:" + version, JAR));
    }

    private void record(String folder, String run, String version) {
        store.put(
                ReleaseFolder.of(folder).version(version),
                RefitJson.bytes(new ReleaseRecord(version, run, null, null, null)));
    }

    private void outcome(RunRef run, int second, RefitEvent event) {
        store.put(
                RunFolder.of(run).outcome(Stage.PROMOTION, 1),
                RefitJson.bytes(new OutcomeRecord(Instant.ofEpochSecond(second), event)));
    }
}
