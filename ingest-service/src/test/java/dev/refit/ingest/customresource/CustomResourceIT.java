package dev.refit.ingest.customresource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.Topics;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import dev.refit.ingest.KafkaConnection;
import dev.refit.ingest.customresource.LastRun.State;
import dev.refit.ingest.trigger.DefinitionLog;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.trigger.arrival.Admission;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Definitions as custom resources of a real API server, and what the service makes of them. */
@Tag("cluster")
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(value = RefitNamespace.class, restrictToAnnotatedClass = true)
class CustomResourceIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SQL = "SELECT * FROM bottles";
    private static final List<String> INPUTS = List.of("bottles: 2020");
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    CustomResourceSettings settings;

    @Inject
    DefinitionLog log;

    @Inject
    KafkaConnection kafka;

    @Inject
    Admission admission;

    @Inject
    Clock clock;

    private final String name = "wine-" + UUID.randomUUID().toString().substring(0, 8);
    private Wire wire;
    private Refits refits;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers);
        refits = new Refits(settings.neededNamespace());
        await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void disconnect() {
        refits.close();
        wire.close();
    }

    @Test
    void aResourceIsAppliedOnceHoweverManyReplicasSeeIt() {
        refits.create(Refits.yaml(name, SQL));

        accepted("True", 1);
        DefinitionRecord applied = records(name).get(0);
        assertThat(applied.definition().spec().name()).isEqualTo(name);
        assertThat(applied.definition().spec().transform().spark().sql()).isEqualTo(SQL);
        assertThat(applied.definition())
                .isEqualTo(DefinitionVersion.of(applied.definition().spec()));
        replicaLooks();
        assertThat(records(name)).containsExactly(applied);
    }

    @Test
    void aChangeIsAppliedAndASuspendedDefinitionStaysSuspended() {
        refits.create(Refits.yaml(name, SQL));
        accepted("True", 1);
        DefinitionRecord first = records(name).get(0);
        put(new DefinitionRecord(first.definition(), true));

        refits.specify(name, SQL + " LIMIT 7");

        accepted("True", 2);
        assertThat(refits.condition(name, "Accepted").reason()).isEqualTo("Suspended");
        DefinitionRecord last = records(name).get(records(name).size() - 1);
        assertThat(last.suspended()).isTrue();
        assertThat(last.definition().spec().transform().spark().sql()).endsWith("LIMIT 7");
    }

    @Test
    void aDefinitionThatIsRefusedIsAConditionAndTheOneBeforeStays() {
        refits.create(Refits.yaml(name, "-- nothing"));

        accepted("False", 1);
        assertThat(refits.condition(name, "Accepted").message())
                .isEqualTo("spec.transform.spark.sqlText: got '-- nothing', expected a SQL statement;"
                        + " there is none in it");
        assertThat(records(name)).isEmpty();

        refits.specify(name, SQL);
        accepted("True", 2);
        refits.specify(name, "--");
        accepted("False", 3);
        assertThat(records(name)).hasSize(1);
    }

    @Test
    void whatNoResourceMayBeTheApiServerRefuses() {
        String fine = Refits.yaml(name, SQL);

        refused(Refits.yaml("n".repeat(300), SQL), "must be no more than 253");
        refused(Refits.yaml("n".repeat(25), SQL), "metadata.name: expected at most 24");
        refused(Refits.yaml("Wine_1", SQL), "RFC 1123");
        refused(
                fine.replace("{name: " + name + "}", "{name: " + name + ", labels: {team: \"a\\nb\"}}"),
                "metadata.labels: Invalid value");
        refused(fine.replace("rmse", "rmsee"), "spec.training.h2o.metric: Unsupported value: \"rmsee\"");
        refused(fine.replace("gbm", "gbm\n      nodes: 99999999999999999999"), "nodes");
        refused(fine.replace("gbm", "gbm\n      parallel: 101"), "should be less than or equal to 100");
        refused(fine.replace("gbm", "gbm\n      parameters: {a: [{b: 1}]}"), "parameters.a[0]: Too many");
        refused(
                fine.replace("gbm", "gbm\n      parameters: {a: " + "[".repeat(900) + "]".repeat(900) + "}"),
                "parameters.a[0][0]: Too many");
        refused(fine.replace("type: csv", "type: orc"), "Unsupported value: \"orc\"");
        refused(fine.replace("{type: csv}", "{type: parquet}"), "columns: expected it left out");
        refused(fine.replace("{type: csv}", "{type: csv, header: false}"), "header: expected true");
        refused(fine.replace("name: bottles", "latest: true, name: bottles"), "at least one without latest: true");
        refused(fine.replace("equals: validation", "equals: test"), "holdout: expected other rows");
        refused(fine.replace("sqlText", "sql"), "unknown field \"spec.transform.spark.sql\"");
        refused(fine.replace("spec:", "spec:\n  promotion: {}"), "unknown field \"spec.promotion\"");
        refused(fine.replace("spec:", "spec:\n  concurrency: Never"), "Unsupported value: \"Never\"");
        refused(fine.replaceFirst("(?s)spec:.*", ""), "spec: Required value");

        assertThat(records(name)).isEmpty();
    }

    @Test
    void whatASchemaCannotSayIsACondition() {
        String trials = "gbm\n      trials: {max_depth: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],"
                + " min_rows: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}";
        refits.createStrictly(Refits.yaml(name, SQL)
                .replace("gbm", trials)
                .replace("type: csv", "type: csv, timeZone: Moon")
                .replace("  training:", "  training:\n    timeout: 800d"));

        accepted("False", 1);
        assertThat(refits.condition(name, "Accepted").message().lines())
                .containsExactly(
                        "spec.data.datasets[0].format.timeZone: got 'Moon', expected a zone of the tz database, such as"
                                + " America/New_York",
                        "spec.training.h2o.trials: got 110 combinations, expected at most 100",
                        "spec.training.timeout: got '800d', expected a length of time from 1s to 7d, such as 30s, 10m"
                                + " or 2h");
        assertThat(records(name)).isEmpty();
    }

    @Test
    void aResourceThatIsDeletedTakesItsDefinitionWithItAndNoOther() {
        String byHand = "by-hand-" + UUID.randomUUID().toString().substring(0, 8);
        put(new DefinitionRecord(DefinitionVersion.of(named(byHand)), false));
        refits.create(Refits.yaml(name, SQL));
        accepted("True", 1);

        refits.delete(name);

        await().atMost(LONG).untilAsserted(() -> {
            List<byte[]> values = values(name);
            assertThat(values.get(values.size() - 1)).isNull();
        });
        replicaLooks();
        assertThat(values(name)).hasSize(2);
        assertThat(values(byHand)).hasSize(1);
    }

    @Test
    void whatBecameOfItsRunsIsItsStatusAndKubectlShowsIt() {
        refits.create(Refits.yaml(name, SQL));
        accepted("True", 1);
        RunContext first = Samples.run(named(name));
        RunContext second = Samples.run(named(name));

        publish(new RunRequested(first), 0);
        await().atMost(LONG).untilAsserted(() -> assertThat(refits.status(name).lastRun())
                .isEqualTo(new LastRun(first.run(), 1, "2020", State.Running, TIME, null, INPUTS)));
        publish(promoted(first), 60);
        publish(promoted(first), 60);
        await().atMost(LONG).untilAsserted(() -> assertThat(refits.condition(name, "Ready"))
                .extracting(Condition::status, Condition::reason)
                .containsExactly("True", "Succeeded"));

        assertThat(refits.row(name))
                .containsEntry("Accepted", "True")
                .containsEntry("Last Run", first.run())
                .containsEntry("State", "Succeeded")
                .containsEntry("Model", "1.0.4")
                .containsEntry("Metric", "rmse")
                .containsEntry("Value", "0.25")
                .containsEntry("Library", "com.example:wine-model:1.0.4")
                .containsKey("Age");

        publish(new RunRequested(second), 120);
        publish(new StageCancelled(StageRef.of(second, Stage.TRAINING), "not now"), 180);
        await().atMost(LONG).untilAsserted(() -> assertThat(refits.status(name).lastRun())
                .isEqualTo(new LastRun(
                        second.run(),
                        1,
                        "2020",
                        State.Cancelled,
                        TIME.plusSeconds(120),
                        TIME.plusSeconds(180),
                        INPUTS)));
        assertThat(refits.status(name).model().version()).isEqualTo("1.0.4");
        assertThat(refits.condition(name, "Accepted").status()).isEqualTo("True");
    }

    @Test
    void aRunOfNoResourceKeepsNoOtherFromItsStatus() {
        refits.create(Refits.yaml(name, SQL));
        accepted("True", 1);
        RunContext foreign = Samples.run(named("nobodys-" + name.substring(5)));
        RunContext own = Samples.run(named(name));

        publish(new RunRequested(foreign), 0);
        wire.send(new org.apache.kafka.clients.producer.ProducerRecord<>(
                "refit.model.promoted", own.run(), new byte[] {0, 1}));
        publish(new RunRequested(own), 0);

        await().atMost(LONG).untilAsserted(() -> assertThat(refits.status(name).lastRun())
                .isNotNull()
                .extracting(LastRun::id)
                .isEqualTo(own.run()));
    }

    @Test
    void whatIsWrittenIntoAStatusAtOnceAllCounts() {
        refits.create(Refits.yaml(name, SQL));
        accepted("True", 1);

        try (RefitResourceClient resources =
                new RefitResourceClient(new KubernetesClientBuilder().build(), settings.neededNamespace())) {
            StatusWriter statuses = new StatusWriter(resources);
            CompletableFuture.allOf(IntStream.range(0, 6)
                            .mapToObj(i -> CompletableFuture.runAsync(
                                    () -> statuses.update(name, resource -> and(resource.status(), "Test" + i))))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }

        assertThat(refits.status(name).conditions())
                .extracting(Condition::type)
                .containsExactlyInAnyOrder("Accepted", "Test0", "Test1", "Test2", "Test3", "Test4", "Test5");
    }

    private static RefitStatus and(RefitStatus status, String type) {
        List<Condition> conditions = new ArrayList<>(status.conditions());
        conditions.add(new Condition(type, "True", "Test", "", null, TIME));
        return new RefitStatus(status.observedGeneration(), conditions, status.lastRun(), status.model());
    }

    /** Another replica, which knows nothing of what this one did. */
    private void replicaLooks() {
        try (RefitResourceClient resources =
                        new RefitResourceClient(new KubernetesClientBuilder().build(), settings.neededNamespace());
                DefinitionTable table = new DefinitionTable(
                        new KafkaConsumer<>(kafka.settings(), new StringDeserializer(), new ByteArrayDeserializer()))) {
            new ResourceApplier(resources, table, log, admission, clock).run();
        }
    }

    private void accepted(String status, long generation) {
        await().atMost(LONG).untilAsserted(() -> assertThat(refits.condition(name, "Accepted"))
                .isNotNull()
                .extracting(Condition::status, Condition::observedGeneration)
                .containsExactly(status, generation));
    }

    private void refused(String yaml, String reason) {
        KubernetesClientException refused =
                catchThrowableOfType(KubernetesClientException.class, () -> refits.createStrictly(yaml));

        assertThat(refused).as(reason).isNotNull();
        assertThat(refused.getCode()).as(refused.getMessage()).isIn(400, 422);
        assertThat(refused.getMessage()).contains(reason);
    }

    private void put(DefinitionRecord record) {
        given().contentType("application/json")
                .header("Authorization", "Bearer " + BrokerResource.TOKEN)
                .body(RefitJson.bytes(record))
                .put("/api/definitions/" + record.definition().spec().name())
                .then()
                .statusCode(200);
    }

    private void publish(RunEvent event, int second) {
        wire.send(CloudEvents.encode(event, "test", TIME.plusSeconds(second)));
    }

    private ModelPromoted promoted(RunContext run) {
        URI jar = URI.create("file:///wine.jar");
        return new ModelPromoted(run.run(), 1, name, "2020", "com.example:wine-model:1.0.4", jar, "rmse", 0.25);
    }

    private static RefitDefinition named(String name) {
        RefitDefinition sample = Samples.definition();
        return new RefitDefinition(name, sample.data(), sample.transform(), sample.training(), sample.packaging());
    }

    private List<DefinitionRecord> records(String name) {
        return values(name).stream()
                .map(value -> RefitJson.read(value, DefinitionRecord.class))
                .toList();
    }

    private List<byte[]> values(String name) {
        return wire.records(Topics.DEFINITIONS).stream()
                .filter(record -> name.equals(record.key()))
                .map(ConsumerRecord::value)
                .toList();
    }
}
