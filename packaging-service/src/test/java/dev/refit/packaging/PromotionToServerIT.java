package dev.refit.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.release.Release;
import dev.refit.events.run.RunContext;
import dev.refit.model.signature.SignedRelease;
import dev.refit.model.signature.VerificationKey;
import dev.refit.packaging.publish.Releases;
import dev.refit.packaging.publish.RepositoryServer;
import dev.refit.packaging.publish.RepositoryServer.Trouble;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A service that is configured to publish to a server with an account, and to sign. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(value = ServerResource.class, restrictToAnnotatedClass = true)
class PromotionToServerIT {
    private static final String FOLDER = "com/example/models/delay-model/";

    @Inject
    ArtifactStore store;

    @TempDir
    Path temp;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    RepositoryServer server;

    private Wire wire;
    private RunContext run;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers, store);
        run = Samples.run();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aReleaseIsPromotedToTheServerOnceItIsThereAgainAndNobodyHearsOfTheAccount() throws Exception {
        server.plan("6.0.0.jar", Trouble.UNAVAILABLE);

        wire.say(new ModelPackaged(run, Samples.model(), Releases.of(temp, "6.0.0")));

        ModelPromoted promoted = wire.only(ModelPromoted.class, run.run());
        assertThat(promoted.jar()).isEqualTo(server.uri().resolve(FOLDER + "6.0.0/delay-model-6.0.0.jar"));
        assertThat(RefitJson.write(promoted))
                .doesNotContain(RepositoryServer.ACCOUNT.username())
                .doesNotContain(RepositoryServer.ACCOUNT.password());
        assertThat(server.file(FOLDER + "6.0.0/delay-model-6.0.0.jar.asc")).hasContent("the jar of 6.0.0");
        SignedRelease.read(
                        server.file(FOLDER + "6.0.0/delay-model-6.0.0.intoto.jsonl"),
                        VerificationKey.read(ServerResource.KEY))
                .check("delay-model-6.0.0.jar", server.file(FOLDER + "6.0.0/delay-model-6.0.0.jar"));
    }

    @Test
    void aServerThatNeverAnswersOneReleaseHoldsUpNoOtherRunAndTheCancellationIsHeard() throws Exception {
        server.plan("8.0.0.jar", Trouble.HANGS);
        wire.say(new ModelPackaged(run, Samples.model(), Releases.of(temp, "8.0.0")));
        server.awaitHanging();

        RunContext other = Samples.run();
        Release made = Releases.of(temp.resolve("other"), "8.0.0");
        wire.say(new ModelPackaged(
                other,
                Samples.model(),
                new Release(made.groupId(), "other-model", made.version(), made.files(), made.examples())));
        wire.only(ModelPromoted.class, other.run());
        wire.say(new RunCancelRequested(run.run(), "not wanted"));

        assertThat(wire.only(StageCancelled.class, run.run()).reason()).isEqualTo("not wanted");
        assertThat(server.file(FOLDER + "8.0.0/delay-model-8.0.0.jar")).doesNotExist();
    }

    @Test
    void whatTheServerForbidsFailsTheStageWithWhatToConfigure() throws Exception {
        server.plan("7.0.0.pom", Trouble.FORBIDDEN);

        wire.say(new ModelPackaged(run, Samples.model(), Releases.of(temp, "7.0.0")));

        StageFailed failed = wire.only(StageFailed.class, run.run());
        assertThat(failed.failure().code()).isEqualTo("not-published");
        assertThat(failed.failure().message()).contains("PUT ", "7.0.0.pom was answered with 403");
        assertThat(failed.failure().hint()).contains("refit.packaging.maven-username", "refit runs retry");
    }
}
