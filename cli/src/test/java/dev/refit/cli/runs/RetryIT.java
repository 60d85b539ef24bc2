package dev.refit.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.Call;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.kafka.Broker;
import dev.refit.cli.kafka.TestPlatform;
import dev.refit.cli.platform.Home;
import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.run.Actor;
import dev.refit.events.run.Stage;
import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.SampleDefinition;
import dev.refit.run.fold.StageState;
import dev.refit.run.fold.TimedEvent;
import dev.refit.run.topic.TopicReader;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** refit runs retry, over real topics; what the stages would say to it, the test says. */
class RetryIT {
    @TempDir
    static Path folder;

    private static TestPlatform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = TestPlatform.start(folder);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void theEventThatStartedTheFailedStageIsSaidForTheNextGenerationAndNothingElse() throws Exception {
        RunStory failed = told(new RunStory(SampleDefinition.named("failed")).failedInTraining());

        JsonNode answer = platform.json("runs", "retry", failed.run(), "--json");

        assertThat(answer)
                .isEqualTo(RefitJson.mapper()
                        .readTree("{\"run\": \"" + failed.run() + "\", \"generation\": 2, \"stage\": \"training\"}"));
        StageTrigger started = (StageTrigger) failed.retried().featuresBuilt().last();
        Actor user = Actor.unknown(System.getProperty("user.name"));
        assertThat(said(EventType.FEATURES_BUILT, failed.run()))
                .hasSize(2)
                .last()
                .isEqualTo(failed.run() + "/g2/features.built " + RefitJson.write(started.by(user)));
        assertThat(said(EventType.RUN_REQUESTED, failed.run())).hasSize(1);
        assertThat(said(EventType.DATA_READY, failed.run())).hasSize(1);
    }

    @Test
    void aRetriedRunIsShownAsItStands() throws Exception {
        RunStory failed = told(new RunStory(SampleDefinition.named("shown")).failedInTraining());
        Call retry = platform.call("runs", "retry", failed.run());
        RunView run = new RunReader(platform.bootstrapServers()).require(failed.run());

        assertThat(retry.exitCode()).isZero();
        assertThat(retry.out())
                .contains("Retrying training of " + failed.run() + ", generation 2", "refit runs watch " + failed.run())
                .as("what the data failed, they fail again")
                .contains("The fault was with the data");
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(run.stage(Stage.TRANSFORM).state()).isEqualTo(StageState.SUCCEEDED);
        assertThat(platform.call("runs", "show", failed.run()).out())
                .contains("(generation 2)", "QUEUED", "(failed: too few rows)");
        assertThat(platform.call("runs", "list", "--refit", "shown").out()).contains("RUNNING (generation 2)");
    }

    @Test
    void onlyARunThatHasFailedIsRetried() throws Exception {
        RunStory queued = told(new RunStory(SampleDefinition.named("queued")).requested());
        RunStory running =
                told(new RunStory(SampleDefinition.named("running")).requested().started(Stage.INGEST));
        RunStory succeeded = told(new RunStory(SampleDefinition.named("succeeded")).whole());
        RunStory rejected = told(new RunStory(SampleDefinition.named("rejected"))
                .requested()
                .packaged()
                .rejected());
        RunStory cancelled = told(new RunStory(SampleDefinition.named("cancelled"))
                .requested()
                .cancelRequested()
                .cancelled(Stage.INGEST));
        RunStory unwanted = told(new RunStory(SampleDefinition.named("unwanted"))
                .failedInTraining()
                .cancelRequested());

        refused(queued.run(), "has not ended: QUEUED", "refit runs watch " + queued.run());
        refused(running.run(), "has not ended: RUNNING", "refit runs watch");
        refused(succeeded.run(), "has succeeded", "refit run succeeded --partition 2013-01");
        refused(rejected.run(), "was rejected: worse than the last", "refit run rejected --partition 2013-01");
        refused(cancelled.run(), "was cancelled, and stays so", "refit run cancelled --partition 2013-01");
        refused(unwanted.run(), "its end was asked for", "refit run unwanted --partition 2013-01");
        refused("nothing-0000000000", "There is no run nothing-0000000000", "refit runs list");
        assertThat(said(EventType.RUN_REQUESTED, queued.run())).hasSize(1);
    }

    @Test
    void aRunWhoseFilesWereRemovedIsRetriedOnlyWhereItNeedsNoneOfThem() throws Exception {
        ArtifactStore store = ArtifactStores.at(new Home(folder).artifacts().toUri());
        String snapshot = "runs/swept/R/ingest/1-00000001/flights.csv";
        store.put(snapshot, new byte[1]);
        RunStory swept = told(new RunStory(SampleDefinition.named("swept"))
                .requested()
                .reading(store.uri(snapshot))
                .failed(Stage.TRANSFORM));
        RunStory atOnce =
                told(new RunStory(SampleDefinition.named("at-once")).requested().failed(Stage.INGEST));
        store.delete(snapshot);

        refused(swept.run(), "was removed: " + snapshot, "refit run swept --partition 2013-01");
        assertThat(platform.call("runs", "retry", atOnce.run()).exitCode()).isZero();
        store.put(snapshot, new byte[1]);
        assertThat(platform.call("runs", "retry", swept.run()).exitCode()).isZero();
    }

    @Test
    void aRunIsRetriedOncePerFailure() throws Exception {
        RunStory failed = told(new RunStory(SampleDefinition.named("twice")).failedInTraining());
        platform.call("runs", "retry", failed.run());

        refused(failed.run(), "has not ended: RUNNING", "refit runs watch");
        tell(failed.retried().failed(Stage.TRAINING).last());
        JsonNode answer = platform.json("runs", "retry", failed.run(), "--json");

        assertThat(answer.get("generation").asInt()).isEqualTo(3);
        assertThat(said(EventType.FEATURES_BUILT, failed.run())).hasSize(3);
    }

    @Test
    void allTopicsReadAgainFromTheStartShowTheNewestGeneration() throws Exception {
        RunStory failed = told(new RunStory(SampleDefinition.named("replayed")).failedInTraining());
        platform.call("runs", "retry", failed.run());
        tell(failed.retried().started(Stage.TRAINING, 2).last());
        RunView before = new RunReader(platform.bootstrapServers()).require(failed.run());

        told(failed);

        assertThat(new RunReader(platform.bootstrapServers()).require(failed.run()))
                .isEqualTo(before);
        refused(failed.run(), "has not ended: RUNNING", "refit runs watch");
    }

    private static void refused(String run, String message, String hint) throws Exception {
        Call call = platform.call("runs", "retry", run);

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCodes.INVALID);
        assertThat(call.err()).contains(message, hint);
    }

    private static RunStory told(RunStory story) throws Exception {
        for (TimedEvent said : story.told()) {
            tell(said.event());
        }
        return story;
    }

    private static void tell(RefitEvent event) throws Exception {
        platform.send(event);
    }

    /** Id and payload of all that was said of a run on a topic. */
    private static List<String> said(EventType type, String run) {
        List<String> said = new ArrayList<>();
        try (TopicReader topic = new Broker(platform.bootstrapServers()).topics(List.of(type.topic()))) {
            topic.readToEnd(record -> {
                if (run.equals(record.key())) {
                    said.add(new String(record.headers().lastHeader("ce_id").value()) + " "
                            + RefitJson.write(CloudEvents.decode(record)));
                }
            });
        }
        return said;
    }
}
