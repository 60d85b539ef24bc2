package dev.refit.ingest;

import static dev.refit.ingest.Client.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.DeadLetterHeader;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.Topics;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.DataFile;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.TransformSpec;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalid input: a 4xx with the reason over HTTP, a dead letter over Kafka; the next input is taken in both cases. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class BadInputIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ARRIVALS = "/api/datasets/bottles/arrivals";
    private static final String STRUCTURED = "application/cloudevents+json";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    ArtifactStore store;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            application/json            | {"partition":                       | not JSON: Unexpected end-of-input
            application/json            | ``                                  | got nothing, expected a JSON object
            application/json            | [1]                                 | got [1], expected a JSON object
            application/cloudevents+json| {"specversion":                     | not a CloudEvent: Unexpected end-of-input
            application/cloudevents+json| {"specversion":"1.0","id":"1"}      | not a CloudEvent:
            application/cloudevents+json| {"id":"1","source":"/x","type":"y"} | not a CloudEvent:
            application/cloudevents+json| {"specversion":"1.0","id":"1","source":"/x","type":"y"} | type: got y, expected dev.refit.data.arrived
            application/cloudevents+json| {"specversion":"1.0","id":"1","source":"/x","type":"dev.refit.data.arrived"} | data: got none
            application/json            | {"partition":"p","files":["http://elsewhere/a.csv"]}   | files[0].uri: got 'http://elsewhere/a.csv', expected an absolute file: URI
            application/json            | {"partition":"p","files":["jar:file:///a.jar!/a.csv"]} | files[0].uri: got 'jar:file
            application/json            | {"partition":"p","files":["file://host/a.csv"]}        | expected file:///, then an absolute path of this machine
            application/json            | {"partition":"p","files":["file:///data/../a.csv"]}    | expected a path without '..'
            application/json            | {"partition":"p","files":["a.csv"]}                    | files[0].uri: got 'a.csv', expected an absolute file: URI
            application/json            | {"partition":"p","files":["file:///etc/shadow"]}        | files[0].uri: got 'file:///etc/shadow', which lies outside the data roots, expected it below one of
            application/json            | {"partition":"p","files":["file:///tmp/no-such.csv"]}  | which does not exist, expected a file
            application/json            | {"partition":"p","files":["file:///dev/null"]}         | which lies outside the data roots
            application/json            | {"partition":"../p","files":["file:///tmp/a"]}         | partition: got ../p, expected 1 to 64 of letters
            """)
    void whatIsNoArrivalIsRefusedOverHttpWithTheReason(String type, String body, String problem) {
        given().contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(ARRIVALS)
                .then()
                .statusCode(400)
                .body("problems[0]", containsString(problem));
    }

    @Test
    void anArrivalWhoseFilesNobodyCanLookAtNowIsToBePublishedAgain() {
        Map<String, String> unreachable = Map.of(
                "aws.endpointUrl", "http://127.0.0.1:1",
                "aws.region", "us-east-1",
                "aws.accessKeyId", "any",
                "aws.secretAccessKey", "any");
        unreachable.forEach(System::setProperty);
        try {
            given().contentType("application/json")
                    .body("{\"partition\":\"p\",\"files\":[\"s3://data/a.csv\"]}")
                    .post(ARRIVALS)
                    .then()
                    .statusCode(503)
                    .body("problems[0]", containsString("cannot read s3://data/a.csv"))
                    .body("problems[0]", containsString("publish it again later"));
        } finally {
            unreachable.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void anAttributeThatIsMissingInAHeaderIsNamed() {
        given().contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-type", "dev.refit.data.arrived")
                .body("{}")
                .post(ARRIVALS)
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("source"));
        given().contentType("application/json")
                .header("ce-id", "1")
                .body("{}")
                .post(ARRIVALS)
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("ce-specversion: got none"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedUnread() {
        given().contentType("application/json")
                .body("x".repeat(1024 * 1024 + 1))
                .post(ARRIVALS)
                .then()
                .statusCode(413);
    }

    @Test
    void aDefinitionThatIsNoneIsRefused() {
        given().contentType("application/json")
                .body("{\"definition\": 7}")
                .put("/api/definitions/wine")
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("not a valid DefinitionRecord"));
        RefitDefinition small = Samples.definition();
        RefitDefinition large = new RefitDefinition(
                small.name(),
                small.data(),
                new TransformSpec(new SparkTransform("SELECT 1 -- " + "x".repeat(200_000), null, null, 1, "512m")),
                small.training(),
                small.packaging());
        given().contentType("application/json")
                .body(RefitJson.bytes(new DefinitionRecord(DefinitionVersion.of(large), false)))
                .put("/api/definitions/wine")
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("expected at most 196608"));
        RefitDefinition longName = new RefitDefinition(
                small.name(),
                small.data(),
                small.transform(),
                small.training(),
                new PackagingSpec(new MavenSpec("g".repeat(201), "a"), 10));
        given().contentType("application/json")
                .body(RefitJson.bytes(new DefinitionRecord(DefinitionVersion.of(longName), false)))
                .put("/api/definitions/wine")
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("packaging.maven.groupId: got ggg"));
        given().delete("/api/definitions/Not_a_name")
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("name: got Not_a_name"));
    }

    @Test
    void coordinatesOfAnotherAreRefusedUntilTheyAreGiven() {
        RefitDefinition small = Samples.definition();
        MavenSpec maven = new MavenSpec("com.example", "owned-model");
        PackagingSpec packaging = new PackagingSpec(maven, 10);
        String path = "/api/coordinates/com.example/owned-model";
        RefitDefinition first =
                new RefitDefinition("first", small.data(), small.transform(), small.training(), packaging);
        RefitDefinition second =
                new RefitDefinition("second", small.data(), small.transform(), small.training(), packaging);
        assertThat(applied(first).statusCode()).isEqualTo(200);

        applied(second)
                .then()
                .statusCode(409)
                .body(
                        "problems[0]",
                        allOf(
                                containsString("got com.example:owned-model, which belongs to refit first"),
                                containsString("refit coordinates give com.example:owned-model --from 'refit first'")));
        given().delete("/api/definitions/first").then().statusCode(204);
        applied(second).then().statusCode(409);
        given().get(path).then().statusCode(200).body("owner", equalTo("refit first"));
        given().contentType("application/json")
                .body("{\"from\":\"refit second\",\"to\":\"refit second\"}")
                .put(path)
                .then()
                .statusCode(409);
        given().contentType("application/json")
                .body("{\"from\":\"refit first\",\"to\":\"refit second\"}")
                .put(path)
                .then()
                .statusCode(200)
                .body("owner", equalTo("refit second"));
        applied(second).then().statusCode(200);
        applied(first).then().statusCode(409);
        given().delete("/api/definitions/second").then().statusCode(204);
    }

    private static Response applied(RefitDefinition definition) {
        return given().contentType("application/json")
                .body(RefitJson.bytes(new DefinitionRecord(DefinitionVersion.of(definition), false)))
                .put("/api/definitions/" + definition.name());
    }

    @Test
    void aDefinitionWhoseCodeIsNotTheStoredOneIsRefused() {
        RefitDefinition small = Samples.definition();
        String sha256 = "ab".repeat(32);
        for (String uri : List.of(
                "file:///etc/evil.jar",
                "file:///proc/self/cwd/../artifacts/uploads/" + sha256 + "/p.jar",
                store.uri("uploads/" + sha256 + "/model.zip").toString())) {
            RefitDefinition evil = new RefitDefinition(
                    small.name(),
                    small.data(),
                    new TransformSpec(
                            new SparkTransform(null, new StoredFile(URI.create(uri), 1, sha256), "Evil", 1, "512m")),
                    small.training(),
                    small.packaging());
            given().contentType("application/json")
                    .body(RefitJson.bytes(new DefinitionRecord(DefinitionVersion.of(evil), false)))
                    .put("/api/definitions/" + small.name())
                    .then()
                    .statusCode(400)
                    .body("problems[0]", containsString("jar: got " + uri + ", expected "));
        }
    }

    @Test
    void whatIsNoEventIsADeadLetterWithItsReasonAndTheNextArrivalIsTaken() {
        String topic = EventType.DATA_ARRIVED.topic();
        String id = UUID.randomUUID().toString();
        Map<String, ProducerRecord<String, byte[]>> bad = new LinkedHashMap<>();
        bad.put("null", new ProducerRecord<>(topic, id + "null", null));
        bad.put("bytes", new ProducerRecord<>(topic, id + "bytes", new byte[] {0, 1, (byte) 0xff, (byte) 0xfe}));
        bad.put("torn", structured(id + "torn", "{\"specversion\":"));
        bad.put("unsaid", structured(id + "unsaid", "{\"specversion\":\"1.0\",\"id\":\"1\"}"));
        bad.put("without-value", binary(id + "without-value", "dev.refit.data.arrived", null));
        bad.put("no-json", binary(id + "no-json", "dev.refit.data.arrived", "{"));
        bad.put("foreign", binary(id + "foreign", "com.example.order", "{}"));
        bad.put("wrong", binary(id + "wrong", "dev.refit.run.cancel-requested", "{\"run\":\"wine-0123456789\"}"));
        bad.put("scheme", binary(id + "scheme", "dev.refit.data.arrived", arrival("http://elsewhere/a.csv", "t")));
        bad.put("large", binary(id + "large", "dev.refit.data.arrived", arrival("file:///a", "t".repeat(300_000))));
        bad.put("largest", new ProducerRecord<>(topic, id + "largest", new byte[1024 * 1024 - 200]));
        ProducerRecord<String, byte[]> headless = binary(id + "header", "x", "{}");
        headless.headers().remove("ce_type").add("ce_type", null);
        bad.put("header", headless);

        bad.values().forEach(wire::send);

        await().atMost(LONG).untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> letters = wire.records(Topics.DEAD_LETTERS);
            assertThat(bad.keySet()).allSatisfy(name -> assertThat(letters).anySatisfy(letter -> {
                assertThat(letter.key()).isEqualTo(id + name);
                assertThat(letter.value()).isEqualTo(bad.get(name).value());
                assertThat(DeadLetterHeader.REASON.in(letter.headers()))
                        .hasValueSatisfying(reason ->
                                assertThat(reason).doesNotContain("Exception").isNotBlank());
            }));
        });
        DataArrived fine = new DataArrived(
                "unknown-to-all", "p", id, List.of(new DataFile(URI.create("file:///tmp/a.csv"), null, null)));
        wire.send(CloudEvents.encode(fine, "test", Instant.EPOCH));
        await().atMost(LONG).untilAsserted(() -> assertThat(wire.lag("refit-triggers", topic))
                .as("all that was published is taken, but for the transaction's marker")
                .isLessThanOrEqualTo(2));
    }

    @Test
    void aDefinitionThatNamesADatasetTwiceIsRefusedAtEveryEntranceAndKeepsNobodyElseFromRefitting() {
        byte[] twice = namedTwice("twice");
        given().contentType("application/json")
                .body(twice)
                .put("/api/definitions/twice")
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("datasets: got bottles twice, expected each name once"));
        given().contentType("application/json")
                .body(RefitJson.bytes(new DefinitionRecord(DefinitionVersion.of(Samples.definition()), false)))
                .put("/api/definitions/wine")
                .then()
                .statusCode(200);

        wire.send(new ProducerRecord<>(Topics.DEFINITIONS, "twice", twice));

        await().atMost(LONG).untilAsserted(() -> assertThat(wire.records(Topics.DEAD_LETTERS))
                .anySatisfy(letter -> {
                    assertThat(letter.key()).isEqualTo("twice");
                    assertThat(letter.value()).isEqualTo(twice);
                    assertThat(DeadLetterHeader.REASON.in(letter.headers()))
                            .hasValueSatisfying(reason -> assertThat(reason).contains("got bottles twice"));
                }));
        DataArrived fine = new DataArrived(
                "bottles", "twice", "t", List.of(new DataFile(URI.create("file:///tmp/a.csv"), null, null)));
        wire.send(CloudEvents.encode(fine, "test", Instant.EPOCH));
        await().atMost(LONG).untilAsserted(() -> assertThat(wire.records(EventType.RUN_REQUESTED.topic()))
                .map(CloudEvents::decode)
                .anySatisfy(event -> assertThat(((RunRequested) event).run())
                        .returns("twice", RunContext::partition)
                        .returns("wine", RunContext::refit)));
    }

    /** As a program writes it that does not use the types. */
    private static byte[] namedTwice(String name) {
        RefitDefinition small = Samples.definition();
        RefitDefinition named =
                new RefitDefinition(name, small.data(), small.transform(), small.training(), small.packaging());
        ObjectNode record = RefitJson.mapper().valueToTree(new DefinitionRecord(DefinitionVersion.of(named), false));
        ArrayNode datasets = (ArrayNode) record.at("/definition/spec/data/datasets");
        datasets.add(datasets.get(0).deepCopy());
        return RefitJson.bytes(record);
    }

    private static String arrival(String uri, String token) {
        return "{\"dataset\":\"bottles\",\"partition\":\"p\",\"token\":\"" + token + "\",\"files\":[{\"uri\":\"" + uri
                + "\"}]}";
    }

    private static ProducerRecord<String, byte[]> structured(String key, String json) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(EventType.DATA_ARRIVED.topic(), key, json.getBytes(StandardCharsets.UTF_8));
        record.headers().add("content-type", STRUCTURED.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static ProducerRecord<String, byte[]> binary(String key, String type, String json) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                EventType.DATA_ARRIVED.topic(), key, json == null ? null : json.getBytes(StandardCharsets.UTF_8));
        Map.of("ce_specversion", "1.0", "ce_id", "1", "ce_source", "/test", "ce_type", type)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
