package dev.refit.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.TriggerEvent.RefitOverdue;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.Stage;
import dev.refit.ingest.notification.TestSinks.Posted;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events on a real broker, posted to real HTTP servers of which only one behaves. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(value = TestSinks.class, restrictToAnnotatedClass = true)
class NotificationsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    /** Set by {@link TestSinks}. */
    TestSinks sinks;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aSinkIsToldOfEachEventWhateverOthersDo() throws IOException {
        List.of("good", "endless", "moved").forEach(name -> awaitBegun("ingest-notifications-" + name));
        List<RefitEvent> events = List.of(
                promoted("wine-1111111111"), failed("wine-2222222222"), new RefitOverdue("wine", "40d", Instant.EPOCH));

        wire.send(new ProducerRecord<>(EventType.MODEL_PROMOTED.topic(), "wine", "junk".getBytes()));
        events.forEach(wire::forge);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(sinks.posted("/good")).hasSize(2 * events.size()));
        for (RefitEvent event : events) {
            List<Posted> attempts = sinks.posted("/good").stream()
                    .filter(posted -> json(posted).get("id").asText().equals(event.id()))
                    .toList();
            assertThat(attempts)
                    .hasSize(2)
                    .extracting(Posted::id)
                    .containsOnly(attempts.get(0).id());
            assertThat(json(attempts.get(0)).get("type").asText())
                    .isEqualTo(EventType.of(event).cloudEventType());
            assertThat(RefitJson.read(
                            RefitJson.bytes(json(attempts.get(0)).get("data")),
                            EventType.of(event).payload()))
                    .isEqualTo(event);
            attempts.forEach(NotificationsIT::assertSigned);
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(reasons("sink moved"))
                .filteredOn(reason -> reason.equals("sink moved answered 301, and redirects are not followed"))
                .hasSize(events.size()));
        assertThat(reasons("sink good")).singleElement().asString().contains("is not told of what is no event");
        assertThat(sinks.posted("/elsewhere")).isEmpty();
        assertThat(sinks.posted("/endless")).isNotEmpty();
        assertThat(reasons("sink endless")).noneMatch(reason -> reason.contains("answer"));
    }

    @Test
    void whatHappensWhileTheServiceIsDownIsDeliveredAfterwards() {
        Sink sink = new Sink(
                "plain",
                URI.create(sinks.url("/plain")),
                Set.of(EventType.MODEL_PROMOTED),
                WebhookSignature.of("secret", TestSinks.SECRET),
                LONG,
                LONG,
                LONG,
                LONG);
        SinkClient client = new SinkClient(Clock.systemUTC());
        wire.forge(promoted("beer-1111111111"));
        try (SinkQueue first = queue(sink, record -> client.post(sink, Notification.of(record)))) {
            awaitBegun(sink.group());
            wire.forge(promoted("beer-2222222222"));
            awaitPosted("/plain", "beer-2222222222");
        }

        wire.forge(promoted("beer-3333333333"));
        CompletableFuture<Void> never = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        try (SinkQueue killed = new SinkQueue(sink, connection(), record -> {
            asked.complete(null);
            return never;
        })) {
            killed.start();
            await().atMost(LONG).until(asked::isDone);
        }
        assertThat(never).isCancelled();
        try (SinkQueue second = queue(sink, record -> client.post(sink, Notification.of(record)))) {
            awaitPosted("/plain", "beer-3333333333");
        }

        assertThat(sinks.posted("/plain").stream()
                        .map(posted -> json(posted).get("subject").asText())
                        .distinct())
                .doesNotContain("beer-1111111111")
                .contains("beer-2222222222", "beer-3333333333");
    }

    private SinkQueue queue(Sink sink, Consumer<ConsumerRecord<String, byte[]>> post) {
        SinkQueue queue =
                new SinkQueue(sink, connection(), record -> CompletableFuture.runAsync(() -> post.accept(record)));
        queue.start();
        return queue;
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    private void awaitPosted(String path, String subject) {
        await().atMost(LONG).untilAsserted(() -> assertThat(sinks.posted(path))
                .anyMatch(posted -> json(posted).get("subject").asText().equals(subject)));
    }

    /** Until a sink hears of what happens from then on. */
    private void awaitBegun(String group) {
        try (Admin admin = Admin.create(connection())) {
            await().atMost(LONG).until(() -> isBegun(admin, group));
        }
    }

    private static boolean isBegun(Admin admin, String group) throws InterruptedException {
        try {
            return !admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .isEmpty();
        } catch (ExecutionException e) {
            return false; // There is no such group yet.
        }
    }

    private static void assertSigned(Posted posted) {
        Map<String, String> headers = posted.headers();
        Instant time = Instant.ofEpochSecond(Long.parseLong(headers.get("Webhook-timestamp")));
        assertThat(headers).containsEntry("Content-type", "application/cloudevents+json");
        assertThat(headers)
                .containsEntry(
                        "Webhook-signature",
                        WebhookSignature.of("secret", TestSinks.SECRET)
                                .sign(posted.id(), time, posted.body().getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> reasons(String sink) {
        return wire.records("refit.dead-letters").stream()
                .map(record -> new String(
                        record.headers().lastHeader("refit-dead-letter-reason").value()))
                .filter(reason -> reason.startsWith(sink + " "))
                .toList();
    }

    private static JsonNode json(Posted posted) {
        try {
            return RefitJson.mapper().readTree(posted.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelPromoted promoted(String run) {
        return new ModelPromoted(
                run,
                1,
                "wine",
                "2031",
                "com.example:wine:1.0.0",
                URI.create("file:///maven/wine-1.0.0.jar"),
                "rmse",
                0.5);
    }

    private static StageFailed failed(String run) {
        StageRef training = new StageRef(run, 1, "wine", "2031", Stage.TRAINING);
        return new StageFailed(training, List.of(), new Failure(Fault.DATA, "missing-file", "a test", ""));
    }
}
