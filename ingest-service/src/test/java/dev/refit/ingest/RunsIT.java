package dev.refit.ingest;

import static dev.refit.ingest.Client.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.refit.events.EventType;
import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.StageEvent;
import dev.refit.events.run.Actor;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunId;
import dev.refit.events.run.Stage;
import dev.refit.events.run.Trigger;
import dev.refit.run.StageEvents;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.SampleDefinition;
import dev.refit.run.fold.TimedEvent;
import dev.refit.run.fold.UploadStory;
import dev.refit.run.store.RunFolder;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs by hand, retries and cancellations over HTTP; what other stages would have put on record, the test does. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class RunsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Actor CALLER = Actor.token("carla");

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TempDir
    Path folder;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers);
        await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aRunByHandReadsWhatHasJustBeenPublished() throws IOException {
        DefinitionRecord record = new DefinitionRecord(DefinitionVersion.of(Samples.definition()), true);
        given().contentType("application/json")
                .body(RefitJson.bytes(record))
                .put("/api/definitions/wine")
                .then()
                .statusCode(200);
        publish("2031", "quality\n1\n");
        publish("2031", "quality\n1\n2\n");

        String run = request("{\"refit\": \"wine\", \"partition\": \"2031\"}")
                .statusCode(202)
                .extract()
                .path("run");

        RunContext requested = wire.only(RunRequested.class, run).run();
        assertThat(requested.inputs()).singleElement().satisfies(input -> assertThat(input.sequence())
                .isEqualTo(2));
        assertThat(requested.trigger().kind()).isEqualTo(Trigger.Kind.MANUAL);
        assertThat(requested.actor()).isEqualTo(CALLER);
        request("{\"refit\": \"wine\", \"partition\": \"1999\"}")
                .statusCode(400)
                .body(
                        "problems[0]",
                        matchesPattern("dataset bottles has no version of partition 1999 \\(it has .*2031.*\\).*"));
        request("{\"refit\": \"beer\", \"partition\": \"2031\"}")
                .statusCode(404)
                .body("problems[0]", containsString("There is no definition beer. Apply it with: refit apply"));
        request("{\"refit\": \"wine\", \"partition\": \"../x\"}")
                .statusCode(400)
                .body("problems[0]", containsString("partition: got ../x"));
        request("").statusCode(400);
        request(
                        "{\"refit\": \"wine\", \"partition\": \"2031\", \"set\": {\"training.h2o.parameters.ntrees\": \"many\"}}")
                .statusCode(400)
                .body(
                        "problems[0]",
                        equalTo("training.h2o.parameters.ntrees: got many, expected a whole number of 32 bits"));
        String tuned = request(
                        "{\"refit\": \"wine\", \"partition\": \"2031\", \"set\": {\"training.h2o.parameters.ntrees\": 7}}")
                .statusCode(202)
                .extract()
                .path("run");
        RunContext withTrees = wire.only(RunRequested.class, tuned).run();
        assertThat(withTrees.definition().spec().training().engine().parameters())
                .containsEntry("ntrees", 7);
        assertThat(withTrees.trigger().because()).isEqualTo("set training.h2o.parameters.ntrees=7");
        ask("/api/runs/" + run + "/cancel", "{\"reason\": \"a test\"}")
                .statusCode(202)
                .body("requested", equalTo(true));
        assertThat(wire.only(RunCancelRequested.class, run)).isEqualTo(new RunCancelRequested(run, "a test", CALLER));
    }

    @Test
    void theEventThatStartedTheFailedStageIsPublishedForTheNextGenerationAndNothingElse() {
        RunStory failed = recorded(new RunStory(SampleDefinition.named("failed")).failedInTraining());

        retry(failed.run())
                .statusCode(202)
                .body("generation", equalTo(2))
                .body("stage", equalTo("training"))
                .body("fault", equalTo("data"));

        StageTrigger started = (StageTrigger) failed.retried().featuresBuilt().last();
        assertThat(wire.heard(EventType.FEATURES_BUILT, failed.run())).containsExactly(started.by(CALLER));
        assertThat(wire.heard(EventType.DATA_READY, failed.run())).isEmpty();
        refused(failed.run(), "has not ended: RUNNING. Watch it with: refit runs watch " + failed.run());

        recorded(failed.retried().failed(Stage.TRAINING));
        retry(failed.run()).statusCode(202).body("generation", equalTo(3));
        assertThat(wire.heard(EventType.FEATURES_BUILT, failed.run())).hasSize(2);
    }

    @Test
    void onlyARunThatHasFailedIsRetried() {
        RunStory running = recorded(
                new RunStory(SampleDefinition.named("running")).requested().dataReady());
        RunStory succeeded = recorded(new RunStory(SampleDefinition.named("succeeded")).whole());
        RunStory rejected = recorded(new RunStory(SampleDefinition.named("rejected"))
                .requested()
                .packaged()
                .rejected());
        RunStory cancelled = recorded(
                new RunStory(SampleDefinition.named("cancelled")).requested().cancelled(Stage.INGEST));
        RunStory unwanted = recorded(new RunStory(SampleDefinition.named("unwanted"))
                .failedInTraining()
                .cancelRequested());
        RunStory lost = recorded(new RunStory(SampleDefinition.named("lost")).failed(Stage.TRAINING));

        refused(running.run(), "has not ended: RUNNING");
        refused(
                succeeded.run(),
                "has succeeded; there is nothing to try again. A new run with the newest data: refit run");
        refused(rejected.run(), "was rejected: worse than the last");
        refused(cancelled.run(), "was cancelled, and stays so");
        refused(unwanted.run(), "its end was asked for");
        refused(lost.run(), "is no longer on record");
        retry("nothing-0000000000")
                .statusCode(404)
                .body("problems[0]", containsString("There is no run nothing-0000000000"));
        retry("nothing").statusCode(400).body("problems[0]", containsString("run: got nothing"));
        cancel(succeeded.run())
                .statusCode(200)
                .body("requested", equalTo(false))
                .body("state", equalTo("SUCCEEDED"));
        cancel(running.run()).statusCode(202).body("requested", equalTo(true)).body("state", equalTo("RUNNING"));
        cancel("nothing-0000000000").statusCode(404);
        ask("/api/runs/" + running.run() + "/cancel", "{\"reason\":").statusCode(400);
    }

    @Test
    void aRunWhoseFilesWereRemovedIsNotRetried() {
        String snapshot = "runs/swept/R/ingest/1-00000001/flights.csv";
        store.put(snapshot, new byte[1]);
        RunStory swept = recorded(new RunStory(SampleDefinition.named("swept"))
                .requested()
                .reading(store.uri(snapshot))
                .failed(Stage.TRANSFORM));
        store.delete(snapshot);

        refused(swept.run(), "was removed: " + snapshot);
        store.put(snapshot, new byte[1]);
        retry(swept.run()).statusCode(202).body("stage", equalTo("transform"));
    }

    /** Ingest has not come to it yet, and an earlier release put no upload on record. */
    @Test
    void aRunThatIsNotOnRecordIsFoundOnItsTopic() {
        RunStory queued = new RunStory(SampleDefinition.named("queued")).requested();
        wire.forge(queued.last());
        String record = RunFolder.of(RunId.parse(queued.run())).request();
        await().atMost(LONG).until(() -> store.exists(record));
        store.delete(record);
        wire.forge(UploadStory.UPLOADED);
        record(new TimedEvent(UploadStory.FAILED, Instant.EPOCH));

        cancel(queued.run()).statusCode(202).body("requested", equalTo(true));
        retry(UploadStory.MODEL.id()).statusCode(202).body("stage", equalTo("packaging"));
        assertThat(wire.heard(EventType.MODEL_UPLOADED, UploadStory.MODEL.id()))
                .containsExactly(
                        UploadStory.UPLOADED,
                        UploadStory.UPLOADED.inGeneration(2).by(CALLER));
    }

    private RunStory recorded(RunStory story) {
        story.told().forEach(this::record);
        return story;
    }

    private void record(TimedEvent told) {
        RunEvent event = (RunEvent) told.event();
        RunFolder run = RunFolder.of(RunId.parse(event.runId()));
        if (event instanceof RunRequested) {
            store.putIfAbsent(run.request(), RefitJson.bytes(event));
        } else if (event instanceof RunCancelRequested) {
            store.putIfAbsent(run.cancelled(), RefitJson.bytes(event));
        } else {
            stage(event)
                    .ifPresent(stage -> store.putIfAbsent(
                            run.outcome(stage, event.runGeneration().orElseThrow()),
                            RefitJson.bytes(new OutcomeRecord(told.time(), event))));
        }
    }

    /** The stage that ends with an event. */
    private static Optional<Stage> stage(RunEvent event) {
        if (event instanceof StageEvent.StageFailed || event instanceof StageEvent.StageCancelled) {
            return Optional.of(((StageEvent) event).at().stage());
        }
        if (event instanceof RunEvent.ModelRejected) {
            return Optional.of(Stage.PROMOTION);
        }
        return Arrays.stream(Stage.values())
                .filter(stage -> StageEvents.success(stage).isInstance(event))
                .findFirst();
    }

    private void publish(String partition, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(partition + ".csv"), content);
        ask(
                        "/api/datasets/bottles/arrivals",
                        "{\"partition\": \"" + partition + "\", \"files\": [\"" + file.toUri() + "\"]}")
                .statusCode(202);
    }

    private static void refused(String run, String reason) {
        retry(run).statusCode(409).body("problems[0]", allOf(containsString(run), containsString(reason)));
    }

    private static ValidatableResponse retry(String run) {
        return ask("/api/runs/" + run + "/retry", "");
    }

    private static ValidatableResponse cancel(String run) {
        return ask("/api/runs/" + run + "/cancel", "");
    }

    private static ValidatableResponse request(String body) {
        return ask("/api/runs", body);
    }

    private static ValidatableResponse ask(String path, String body) {
        return given().header("Refit-User", "carla")
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
