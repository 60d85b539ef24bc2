package dev.refit.ingest;

import static dev.refit.ingest.Client.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.testkit.RecordingWorkloadLauncher;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The service against a real broker: arrivals over HTTP and Kafka, triggers, and its stage; the test plays its workloads. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class IngestServiceIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    RecordingWorkloadLauncher launcher;

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TempDir
    Path folder;

    private Wire wire;

    @BeforeEach
    void applied() {
        wire = new Wire(bootstrapServers);
        await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 200);
        DefinitionRecord record = new DefinitionRecord(DefinitionVersion.of(Samples.definitionWithTimeouts()), false);
        given().contentType("application/json")
                .body(RefitJson.bytes(record))
                .put("/api/definitions/wine")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void anArrivalRequestsARunAndTheSameOneAgainNone() throws IOException {
        String body = arrival("2021", "quality\n1\n");

        publish(body);
        publish(body);
        List<RunContext> first = requested("2021", 1);
        Files.writeString(folder.resolve("2021.csv"), "quality\n1\n22\n");
        publish(body);

        List<RunContext> both = requested("2021", 2);
        assertThat(both).startsWith(first.get(0)).doesNotHaveDuplicates();
        assertThat(both.get(1).inputs().get(0).sequence()).isEqualTo(2);
        given().get("/api/refits/wine/why?partition=2021")
                .then()
                .statusCode(200)
                .body(
                        "parts.text",
                        hasItem("a run was requested last as " + both.get(1).run()));
        given().get("/api/refits/wine/why").then().statusCode(200).body("status", equalTo("met"));
        given().get("/api/refits/nobody/why").then().statusCode(404);
        given().get("/api/refits/wine/why?partition=..")
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("partition: got .."));
    }

    @Test
    void aCloudEventIsTakenInBothItsForms() throws IOException {
        String body = arrival("2022", "quality\n1\n");

        given().contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "/test")
                .header("ce-type", "dev.refit.data.arrived")
                .body(body)
                .post("/api/datasets/bottles/arrivals")
                .then()
                .statusCode(202)
                .body("partition", equalTo("2022"));
        given().contentType("application/cloudevents+json")
                .body("{\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"/test\",\"type\":\"dev.refit.data.arrived\","
                        + "\"datacontenttype\":\"application/json\",\"data\":" + body + "}")
                .post("/api/datasets/bottles/arrivals")
                .then()
                .statusCode(202);

        requested("2022", 1);
    }

    @Test
    void whatIsNoArrivalIsRefusedWithEveryProblem() {
        given().contentType("application/json")
                .body("{\"partition\": \"../x\", \"files\": [\"http://elsewhere/a.csv\"]}")
                .post("/api/datasets/bottles/arrivals")
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("partition"));
    }

    @Test
    void aRecordThatIsNoEventIsADeadLetterWithItsReasonAndTheNextArrivalIsTaken() throws IOException {
        wire.send(new ProducerRecord<>(EventType.DATA_ARRIVED.topic(), "bottles", "junk".getBytes()));
        publish(arrival("2023", "quality\n1\n"));

        requested("2023", 1);
        await().atMost(LONG).untilAsserted(() -> assertThat(wire.records("refit.dead-letters"))
                .anySatisfy(record -> {
                    assertThat(record.value()).isEqualTo("junk".getBytes());
                    assertThat(new String(record.headers()
                                    .lastHeader("refit-dead-letter-reason")
                                    .value()))
                            .contains("CloudEvent");
                }));
    }

    @Test
    void aRequestedRunIsSnapshotAndReady() throws IOException {
        publish(arrival("2024", "quality\n1\n"));
        RunContext run = requested("2024", 1).get(0);

        WorkloadSpec launched = await().atMost(LONG)
                .until(
                        () -> launcher.launches().stream()
                                .filter(spec -> spec.name().equals(run.run() + "-ingest-a1"))
                                .toList(),
                        specs -> !specs.isEmpty())
                .get(0);
        assertThat(launched.timeout()).isEqualTo(Duration.ofMinutes(11));
        store.put(
                store.path(launched.requestUri().resolve("result.json")),
                RefitJson.bytes(new WorkloadResult.Ingested(run.run(), Samples.snapshots())));
        launcher.succeed(launched.name());

        await().atMost(LONG).untilAsserted(() -> assertThat(wire.heard(EventType.DATA_READY, run.run()))
                .containsExactly(new DataReady(run, Samples.snapshots())));
    }

    private String arrival(String partition, String content) throws IOException {
        Path file = folder.resolve(partition + ".csv");
        Files.writeString(file, content);
        return "{\"partition\": \"" + partition + "\", \"files\": [\"" + file.toUri() + "\"]}";
    }

    private static void publish(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/api/datasets/bottles/arrivals")
                .then()
                .statusCode(202);
    }

    private List<RunContext> requested(String partition, int count) {
        return await().atMost(LONG)
                .until(
                        () -> wire.records(EventType.RUN_REQUESTED.topic()).stream()
                                .map(dev.refit.events.CloudEvents::decode)
                                .map(event -> ((RunRequested) event).run())
                                .filter(run -> run.partition().equals(partition))
                                .sorted(java.util.Comparator.comparing(
                                        run -> run.inputs().get(0).sequence()))
                                .toList(),
                        runs -> runs.size() == count);
    }
}
