package dev.refit.ingest;

import static dev.refit.ingest.Client.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.Actor;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.Stage;
import dev.refit.events.run.Trigger;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Back-fills over HTTP. How their runs end the test says in place of the later stages. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class BackfillIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String PATH = "/api/refits/cellar/backfill";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TempDir
    Path folder;

    private Wire wire;

    @BeforeEach
    void applyAndPublish() throws IOException {
        wire = new Wire(bootstrapServers);
        await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 200);
        given().contentType("application/json")
                .body(RefitJson.bytes(new DefinitionRecord(DefinitionVersion.of(cellar()), true)))
                .put("/api/definitions/cellar")
                .then()
                .statusCode(200);
        publish("2031");
        publish("2033");
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void whatIsPlannedIsRunOnceAndAgainWhenItIsRetried() {
        ask("?dryRun=true", "{\"from\": \"2031\", \"to\": \"2033\"}")
                .statusCode(200)
                .body("begun", equalTo(false))
                .body("backfill", nullValue())
                .body("plan.entries.partition", hasItems("2031", "2033"))
                .body("plan.entries[0].because", equalTo("no run of it has ended"));
        given().get(PATH)
                .then()
                .statusCode(404)
                .body("problems[0]", containsString("There was no back-fill of cellar"));

        String id = ask("", "{\"from\": \"2031\", \"to\": \"2033\"}")
                .statusCode(202)
                .body("begun", equalTo(true))
                .extract()
                .path("backfill");
        ask("", "{\"from\": \"2031\", \"to\": \"2033\"}")
                .statusCode(200)
                .body("begun", equalTo(false))
                .body("backfill", equalTo(id));
        ask("", "{\"from\": \"2033\"}")
                .statusCode(409)
                .body("problems[0]", containsString("is under way: 2031 to 2033. See it with: refit backfills show"));

        wire.forge(promoted(running("2031")));
        wire.forge(failed(running("2033")));
        awaitEnded(1);
        given().get(PATH)
                .then()
                .body("items.2031.state", equalTo("succeeded"))
                .body("items.2033.state", equalTo("failed"));
        BackfillRequested event = (BackfillRequested)
                wire.heard(EventType.BACKFILL_REQUESTED, "cellar").get(0);
        assertThat(event.actor()).isEqualTo(Actor.token("carla"));

        ask("/retry", "").statusCode(202).body("backfill", equalTo(id)).body("change", equalTo("retry"));
        String run = running("2033");
        wire.forge(failed(run));
        awaitEnded(2);
        RunRequested requested = wire.only(RunRequested.class, run);
        assertThat(requested.run().trigger().cause()).isEqualTo(Trigger.Cause.BACKFILL);
        assertThat(requested.run().trigger().because()).isEqualTo("back-fill of 2031 to 2033");
        assertThat(requested.run().actor()).isEqualTo(Actor.token("carla"));
        ask("/pause", "").statusCode(409).body("problems[0]", containsString("has ended"));
        ask("?dryRun=true", "{\"only\": [\"failed\"]}")
                .statusCode(200)
                .body("plan.entries[1].because", equalTo(run + " has failed"))
                .body("plan.entries[1].runs", equalTo(true));
    }

    @Test
    void whatIsNoOrderIsRefusedByName() {
        ask("", "{\"from\": \"2033\", \"to\": \"2031\"}")
                .statusCode(400)
                .body("problems[0]", containsString("to: got 2031, expected a partition that is not before 2033"));
        ask("", "{\"only\": [\"late\"]}").statusCode(400);
        ask("", "{\"parallel\": 0}").statusCode(400).body("problems[0]", containsString("parallel: got 0"));
        ask("", "").statusCode(400);
        ask("/stop", "").statusCode(400).body("problems[0]", containsString("pause, resume, cancel or retry"));
        given().header("Refit-User", "carla")
                .contentType("application/json")
                .body("{}")
                .post("/api/refits/attic/backfill")
                .then()
                .statusCode(404)
                .body("problems[0]", containsString("There is no definition attic"));
    }

    private static void awaitEnded(int round) {
        await().atMost(LONG).untilAsserted(() -> given().get(PATH)
                .then()
                .body("status", equalTo("ended"))
                .body("round", equalTo(round)));
    }

    private static String running(String partition) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> given().get(PATH).then().body("items." + partition + ".state", equalTo("running")));
        return given().get(PATH).then().extract().path("items." + partition + ".run");
    }

    private static ModelPromoted promoted(String run) {
        return new ModelPromoted(
                run,
                1,
                "cellar",
                "2031",
                "com.example:cellar:1.0.0",
                URI.create("file:///maven/cellar-1.0.0.jar"),
                "rmse",
                0.5);
    }

    private static StageFailed failed(String run) {
        StageRef training = new StageRef(run, 1, "cellar", "2033", Stage.TRAINING);
        return new StageFailed(training, List.of(), new Failure(Fault.DATA, "missing-file", "a test", ""));
    }

    private void publish(String partition) throws IOException {
        Path file = Files.writeString(folder.resolve(partition + ".parquet"), "no table");
        given().header("Refit-User", "carla")
                .contentType("application/json")
                .body("{\"partition\": \"" + partition + "\", \"files\": [\"" + file.toUri() + "\"]}")
                .post("/api/datasets/casks/arrivals")
                .then()
                .statusCode(202);
    }

    private static ValidatableResponse ask(String path, String body) {
        return given().header("Refit-User", "carla")
                .contentType("application/json")
                .body(body)
                .post(PATH + path)
                .then();
    }

    private static RefitDefinition cellar() {
        RefitDefinition plain = Samples.definition();
        DatasetSpec casks = new DatasetSpec("casks", new Format.Parquet(), Map.of(), false);
        return new RefitDefinition(
                "cellar",
                new DataSpec(List.of(casks), null, List.of()),
                plain.transform(),
                plain.training(),
                new PackagingSpec(new MavenSpec("com.example", "cellar"), 0));
    }
}
