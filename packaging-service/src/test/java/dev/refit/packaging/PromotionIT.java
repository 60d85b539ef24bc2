package dev.refit.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.events.EventType;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.run.RunContext;
import dev.refit.packaging.publish.Releases;
import dev.refit.packaging.version.VersionReservations;
import dev.refit.run.champion.ChampionRecords;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What may come between a packaged model and its promotion. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class PromotionIT {
    @TempDir
    Path temp;

    @Inject
    ArtifactStore store;

    @Inject
    PackagingSettings settings;

    @Inject
    VersionReservations versions;

    @Inject
    ChampionRecords champions;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Wire wire;
    private RunContext run;
    private Path repository;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers, store);
        run = Samples.run();
        repository = Path.of(settings.mavenRepository());
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aRepositoryThatCannotBeWrittenIsTriedUntilItCan() throws Exception {
        Path aside = temp.resolve("aside");
        Files.createDirectories(repository);
        Files.move(repository, aside);
        Files.writeString(repository, "a file where the repository should be");

        wire.say(new ModelPackaged(run, Samples.model(), Releases.of(temp, "2.0.0")));

        await().during(Duration.ofSeconds(2)).untilAsserted(() -> {
            assertThat(wire.heard(EventType.STAGE_FAILED, run.run())).isEmpty();
            assertThat(wire.lag("packaging-promotion", EventType.MODEL_PACKAGED.topic()))
                    .isPositive();
        });
        Files.delete(repository);
        Files.move(aside, repository);
        ModelPromoted promoted = wire.only(ModelPromoted.class, run.run());
        assertThat(Path.of(promoted.jar())).exists();
        assertThat(wire.heard(EventType.STAGE_ATTEMPT_FAILED, run.run()))
                .map(StageAttemptFailed.class::cast)
                .isNotEmpty()
                .allSatisfy(failed -> {
                    assertThat(failed.failure().code()).isEqualTo("repository-unavailable");
                    assertThat(failed.nextAttempt()).isTrue();
                });
    }

    @Test
    void aPromotionIsOnRecordOnceHoweverOftenItIsDelivered() throws Exception {
        MavenSpec maven = new MavenSpec("com.example.models", "delay-model");
        ModelPackaged packaged = new ModelPackaged(run, Samples.model(), Releases.of(temp, "90.0.0"));
        wire.say(packaged);
        wire.only(ModelPromoted.class, run.run());

        wire.say(packaged);
        wire.say(packaged.inGeneration(2));

        await().until(() -> store.exists("runs/wine/" + run.run() + "/promotion/outcome-g2.json"));
        assertThat(champions.history(maven, 0, 100))
                .filteredOn(change -> change.run().equals(run.run()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.version()).isEqualTo("90.0.0");
                    assertThat(change.because()).isEqualTo("the model of " + run.partition() + " was proven");
                });
        assertThat(champions.library("wine")).contains(maven);
    }

    @Test
    void aVersionThatStandsWithOtherContentFailsTheStageAndStays() throws Exception {
        RunContext other = Samples.run();
        wire.say(new ModelPackaged(run, Samples.model(), Releases.of(temp, "3.0.0")));
        Path jar = Path.of(wire.only(ModelPromoted.class, run.run()).jar());

        wire.say(new ModelPackaged(other, Samples.model(), Releases.of(temp.resolve("o"), "3.0.0", "another jar")));

        StageFailed failed = wire.only(StageFailed.class, other.run());
        assertThat(failed.failure().code()).isEqualTo("not-published");
        assertThat(failed.failure().message()).contains(jar.toString(), "never overwritten");
        assertThat(jar).hasContent("the jar of 3.0.0");
    }

    @Test
    void aRetryPublishesWhatNoLongerStandsInTheWay() throws Exception {
        Path standing = repository.resolve("com/example/models/delay-model/5.0.0/delay-model-5.0.0.jar");
        Files.createDirectories(standing.getParent());
        Files.writeString(standing, "somebody else's jar");
        ModelPackaged packaged = new ModelPackaged(run, Samples.model(), Releases.of(temp, "5.0.0"));
        wire.say(packaged);
        wire.only(StageFailed.class, run.run());

        Files.delete(standing);
        wire.say(packaged.inGeneration(2));

        ModelPromoted promoted = wire.only(ModelPromoted.class, run.run());
        assertThat(promoted.generation()).isEqualTo(2);
        assertThat(Path.of(promoted.jar())).isEqualTo(standing).hasContent("the jar of 5.0.0");
        assertThat(store.exists("runs/wine/" + run.run() + "/promotion/outcome-g2.json"))
                .isTrue();
    }

    @Test
    void aRunThatIsCancelledBeforeItsPromotionIsNotPublished() throws Exception {
        wire.say(new RunCancelRequested(run.run(), "not wanted"));
        await().until(() -> store.exists("runs/wine/" + run.run() + "/cancelled.json"));

        wire.say(new ModelPackaged(run, Samples.model(), Releases.of(temp, "4.0.0")));

        wire.only(StageCancelled.class, run.run());
        assertThat(repository.resolve("com/example/models/delay-model/4.0.0")).doesNotExist();
    }

    @Test
    void aModelOfAnOlderPartitionIsNotPublishedOverANewerOne() throws Exception {
        RunContext june = Samples.run(Samples.definition(), "2013-06");
        RunContext january = Samples.run(Samples.definition(), "2013-01");
        String newer = reserve(june);
        wire.say(new ModelPackaged(june, Samples.model(), Releases.of(temp, newer)));
        wire.only(ModelPromoted.class, june.run());
        String older = reserve(january);

        wire.say(new ModelPackaged(january, Samples.model(), Releases.of(temp, older)));

        ModelRejected rejected = wire.only(ModelRejected.class, january.run());
        assertThat(rejected.reason()).contains("2013-01 is older than 2013-06, whose version " + newer);
        assertThat(repository.resolve("com/example/models/delay-model/" + older + "/delay-model-" + older + ".pom"))
                .doesNotExist();
    }

    private String reserve(RunContext of) {
        return versions.reserve(new ModelTrained(of, Samples.features(), Samples.model()))
                .version();
    }
}
