package dev.refit.trigger.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.DeadLetterHeader;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.events.StageEvent;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.Topics;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.TransformSpec;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.definition.trigger.Concurrency;
import dev.refit.events.definition.trigger.ScheduleSpec;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.Stage;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.store.FileArtifactStore;
import dev.refit.store.root.DataRoots;
import dev.refit.trigger.arrival.Admission;
import dev.refit.trigger.rule.Occasion;
import dev.refit.trigger.rule.Refits;
import dev.refit.trigger.rule.RunEnd;
import dev.refit.trigger.rule.Triggers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TriggerTopologyTest {
    private static final RefitDefinition SMALL =
            Refits.of("bottles").definition().spec();

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    java.nio.file.Path folder;

    private TopologyTestDriver driver;
    private Instant now = NOW;

    @BeforeEach
    void start() {
        start(Triggers::decide);
    }

    private void start(Rules rules) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, StreamsProperties.APPLICATION);
        driver = new TopologyTestDriver(TriggerTopology.build(rules, admission(), clock(), run -> {}), properties);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private Admission admission() {
        CoordinateOwners owners = new CoordinateOwners(
                FileArtifactStore.at(folder.resolve("artifacts")), Clock.fixed(NOW, ZoneOffset.UTC));
        return new Admission(DataRoots.parse("file:///data/"), URI.create("file:///store/"), owners);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aRunThatNoEventCanCarryIsADeadLetterAndTheNextOneIsRequested() {
        String sql = "SELECT * FROM bottles -- " + "x".repeat(Topics.MAX_PAYLOAD);
        apply(new RefitDefinition(
                "large",
                SMALL.data(),
                new TransformSpec(new SparkTransform(sql, null, null, 1, "512m")),
                SMALL.training(),
                ownPackaging("large")));
        apply(SMALL);

        arrive("2020");

        assertThat(keys(EventType.RUN_REQUESTED.topic()))
                .singleElement()
                .asString()
                .startsWith("delay-");
        List<TestRecord<String, byte[]>> letters = records(Topics.DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).key()).startsWith("large-");
        assertThat(new String(
                        letters.get(0)
                                .headers()
                                .lastHeader("refit-dead-letter-reason")
                                .value(),
                        StandardCharsets.UTF_8))
                .contains("at most " + Topics.MAX_PAYLOAD);
        assertThat(DeadLetterHeader.TIME.in(letters.get(0).headers())).contains(NOW.toString());
    }

    @Test
    void anArrivalOutsideTheRootsIsADeadLetterAndTheNextOneIsTaken() {
        apply(SMALL);

        arrive("2020", "file:///etc/shadow");
        arrive("2021");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
        assertThat(records(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> assertThat(reason(letter))
                .isEqualTo("files: got file:///etc/shadow, expected files below one of the data roots"
                        + " [file:///data/]"));
    }

    @Test
    void aDefinitionWithAnothersCoordinatesIsADeadLetterAlsoOnceTheOtherIsDeleted() {
        apply(SMALL);
        RefitDefinition second =
                new RefitDefinition("second", SMALL.data(), SMALL.transform(), SMALL.training(), SMALL.packaging());

        apply(second);
        topic(Topics.DEFINITIONS).pipeInput(SMALL.name(), null);
        apply(second);
        arrive("2020");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).isEmpty();
        assertThat(records(Topics.DEAD_LETTERS)).hasSize(2).allSatisfy(letter -> assertThat(reason(letter))
                .startsWith("packaging.maven: got com.example:delay, which belongs to refit delay, expected coordinates"
                        + " of refit second or of nobody. Choose another artifactId."));
    }

    @Test
    void aDefinitionWhoseCodeIsNotTheStoredOneIsADeadLetter() {
        String sha256 = "ab".repeat(32);
        String stored = "file:///store/definitions/" + sha256 + "/delay.jar";
        for (String uri : List.of(
                "file:///data/evil.jar", "file:///store/uploads/" + sha256 + "/model.zip", "s3://elsewhere/a.jar")) {
            apply(withJar(new StoredFile(URI.create(uri), 1, sha256)));
        }
        arrive("2020");
        assertThat(keys(EventType.RUN_REQUESTED.topic())).isEmpty();
        assertThat(records(Topics.DEAD_LETTERS)).hasSize(3).allSatisfy(letter -> assertThat(reason(letter))
                .startsWith("jar: got ")
                .endsWith(", expected " + stored + ", where refit apply puts it"));

        apply(withJar(new StoredFile(URI.create(stored), 1, sha256)));
        arrive("2021");
        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
    }

    @Test
    void anArrivalThatIsDeliveredLateOnceMoreRequestsNothingAndBStaysTheNewest() {
        apply(SMALL);
        arriveAs("a");
        arriveAs("b");
        arriveAs("a");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(2);
        arriveAs("c");
        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
    }

    @Test
    void theNewestVersionInStateOfAnEarlierReleaseIsNotForgottenByTheNextArrival() {
        apply(SMALL);
        DataFile file = new DataFile(URI.create("file:///data/bottles.csv"), null, null);
        driver.<String, byte[]>getKeyValueStore(RunRequests.VERSIONS)
                .put(
                        "partition/bottles/2020",
                        RefitJson.bytes(new InputVersion("bottles", "2020", 1, "a", List.of(file))));

        arriveAs("b");
        arriveAs("a");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
    }

    @Test
    void whatIsTooLargeForTheDeadLettersIsOneWithoutItsPayload() {
        topic(EventType.DATA_ARRIVED.topic()).pipeInput("bottles", new byte[2 * 1024 * 1024]);

        assertThat(records(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(DeadLetterHeader.SIZE.in(letter.headers())).contains("2097152");
        });
    }

    @Test
    void aDeletedDefinitionRequestsNothingMore() {
        apply(SMALL);
        arrive("2020");
        topic(Topics.DEFINITIONS).pipeInput("delay", null);

        arrive("2021");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
    }

    @Test
    void aDefinitionThatNamesADatasetTwiceIsADeadLetterAndTheOthersGoOn() {
        byte[] twice = namedTwice("bad");
        topic(Topics.DEFINITIONS).pipeInput("bad", twice);
        apply(SMALL);

        arrive("2020");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
        assertThat(records(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("bad");
            assertThat(letter.value()).isEqualTo(twice);
            assertThat(reason(letter)).contains("datasets: got bottles twice, expected each name once");
        });
    }

    @Test
    void aStoredDefinitionThatIsNoLongerReadableIsPutAsideOnce() {
        driver.<String, byte[]>getKeyValueStore(RunRequests.DEFINITIONS).put("bad", namedTwice("bad"));
        apply(SMALL);

        arrive("2020");
        arrive("2021");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(2);
        assertThat(records(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("bad");
            assertThat(reason(letter)).startsWith("definition bad: ").contains("each name once");
        });
    }

    @Test
    void aStoredVersionThatIsNotReadableIsADeadLetterAndOtherDatasetsGoOn() {
        apply(SMALL);
        driver.<String, byte[]>getKeyValueStore(RunRequests.VERSIONS).put("partition/bottles/2020", new byte[] {'{'});

        arrive("2020");
        arrive("2021");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
        assertThat(records(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> assertThat(reason(letter))
                .startsWith("not a valid InputVersion"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverTheDecisionForOneDefinitionThrowsItStopsNoOther(RuntimeException failure, String reason) {
        driver.close();
        start((facts, state, occasion) -> {
            if (facts.definition().definition().spec().name().equals("bad") && occasion instanceof Occasion.Arrived) {
                throw failure;
            }
            return Triggers.decide(facts, state, occasion);
        });
        apply(named("bad"));
        apply(SMALL);

        arrive("2020");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
        assertThat(records(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("bad");
            assertThat(reason(letter)).isEqualTo("no decision for definition bad: " + reason);
            assertThat(RefitJson.read(letter.value(), InputVersion.class).partition())
                    .isEqualTo("2020");
        });
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalArgumentException("inputs: got two"), "inputs: got two"),
                Arguments.of(new NullPointerException(), "unexpected failure: NullPointerException"),
                Arguments.of(new ClassCastException("a is no b"), "unexpected failure: a is no b"));
    }

    @Test
    void aFailureOfKafkaItselfEndsTheTaskAndPutsNothingAside() {
        driver.close();
        start((facts, state, occasion) -> {
            throw new InvalidStateStoreException("the store is closed");
        });

        assertThatThrownBy(() -> apply(SMALL)).hasStackTraceContaining("the store is closed");
        assertThat(records(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void aDefinitionThatTheInternalTopicDoesNotTakeIsADeadLetter() {
        DefinitionRecord record = new DefinitionRecord(DefinitionVersion.of(SMALL), false);
        String large = new String(RefitJson.bytes(record), StandardCharsets.UTF_8)
                .replace("SELECT 1", "SELECT 1 -- " + "x".repeat(1024 * 1024));
        topic(Topics.DEFINITIONS).pipeInput("delay", large.getBytes(StandardCharsets.UTF_8));

        arrive("2020");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).isEmpty();
        assertThat(records(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> assertThat(reason(letter))
                .endsWith("expected at most 1032192"));
    }

    @Test
    void aDecisionHasTheTimeOfTheClock() {
        driver.close();
        List<Instant> times = new ArrayList<>();
        start((facts, state, occasion) -> {
            times.add(facts.now());
            return Triggers.decide(facts, state, occasion);
        });
        apply(SMALL);

        arrive("2020");

        assertThat(times).containsExactly(NOW, NOW);
    }

    @Test
    void theEndOfARunIsAnInputThatRequestsNothing() {
        RunEnd end = new RunEnd("delay-0123456789", "delay", "2020", RunEnd.Outcome.FAILED, NOW);
        byte[] json = RefitJson.bytes(new TriggerInput.RunEnded(end).json());

        assertThat(TriggerInput.read(json)).isEqualTo(new TriggerInput.RunEnded(end));
        topic("refit-triggers-triggers-repartition").pipeInput("triggers", json);
        assertThat(keys(EventType.RUN_REQUESTED.topic())).isEmpty();
        assertThat(records(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void aRunThatWasWaitedForIsRequestedWhenItsTimeHasCome() {
        apply(waiting("slow", 30));
        arrive("2020");
        pass(Duration.ofSeconds(29));
        assertThat(keys(EventType.RUN_REQUESTED.topic())).isEmpty();

        pass(Duration.ofSeconds(1));
        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
    }

    @Test
    void whatFailsWhenItsTimeHasComeIsADeadLetterAndStopsNobody() {
        driver.close();
        start((facts, state, occasion) -> {
            if (occasion instanceof Occasion.Time
                    && facts.definition().definition().spec().name().equals("bad")) {
                throw new IllegalArgumentException("no time");
            }
            return Triggers.decide(facts, state, occasion);
        });
        apply(waiting("bad", 1));
        apply(waiting("good", 1));
        arrive("2020");

        pass(Duration.ofSeconds(2));
        assertThat(keys(EventType.RUN_REQUESTED.topic()))
                .singleElement()
                .asString()
                .startsWith("good-");
        assertThat(records(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(reason(letter)).isEqualTo("no decision for definition bad: no time");
            assertThat(DeadLetterHeader.TOPIC.in(letter.headers())).contains("clock");
        });
        pass(Duration.ofSeconds(30));
        assertThat(records(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void aScheduleThatIsNoneIsADeadLetterAndTheDefinitionBeforeStaysInForce() {
        apply(SMALL);
        apply(new RefitDefinition(
                SMALL.name(),
                SMALL.data(),
                SMALL.transform(),
                SMALL.training(),
                SMALL.packaging(),
                new ScheduleSpec("daily", null, null, null, null),
                null,
                null,
                null,
                null));
        arrive("2020");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
        assertThat(records(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> assertThat(reason(letter))
                .startsWith("schedule.cron: got daily, expected five fields of crontab"));
    }

    @Test
    void theEndOfARunIsHeardWhileThereIsNoDefinition() {
        RefitDefinition one = new RefitDefinition(
                SMALL.name(),
                SMALL.data(),
                SMALL.transform(),
                SMALL.training(),
                SMALL.packaging(),
                null,
                Concurrency.FORBID,
                null,
                null,
                null);
        apply(one);
        arrive("2020");
        String run = keys(EventType.RUN_REQUESTED.topic()).get(0);
        topic(Topics.DEFINITIONS).pipeInput(SMALL.name(), null);
        StageRef stage = new StageRef(run, 1, SMALL.name(), "2020", Stage.INGEST);
        ProducerRecord<String, byte[]> end =
                CloudEvents.encode(new StageEvent.StageCancelled(stage, "enough"), "ingest", NOW);
        topic(end.topic()).pipeInput(new TestRecord<>(end.key(), end.value(), end.headers(), NOW));
        apply(one);
        arrive("2021");

        assertThat(keys(EventType.RUN_REQUESTED.topic())).hasSize(1);
    }

    private static RefitDefinition waiting(String name, int seconds) {
        DataSpec data = new DataSpec(
                SMALL.data().datasets(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                seconds + "s",
                null,
                null);
        return new RefitDefinition(name, data, SMALL.transform(), SMALL.training(), ownPackaging(name));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    private static RefitDefinition withJar(StoredFile jar) {
        return new RefitDefinition(
                SMALL.name(),
                SMALL.data(),
                new TransformSpec(new SparkTransform(null, jar, "com.example.Features", 1, "512m")),
                SMALL.training(),
                SMALL.packaging());
    }

    private static RefitDefinition named(String name) {
        return new RefitDefinition(name, SMALL.data(), SMALL.transform(), SMALL.training(), ownPackaging(name));
    }

    /** As a program writes it that does not use the types. */
    private static byte[] namedTwice(String name) {
        ObjectNode record =
                RefitJson.mapper().valueToTree(new DefinitionRecord(DefinitionVersion.of(named(name)), false));
        ArrayNode datasets = (ArrayNode) record.at("/definition/spec/data/datasets");
        datasets.add(datasets.get(0).deepCopy());
        return RefitJson.bytes(record);
    }

    private static String reason(TestRecord<String, byte[]> letter) {
        return DeadLetterHeader.REASON.in(letter.headers()).orElseThrow();
    }

    private static PackagingSpec ownPackaging(String name) {
        return new PackagingSpec(new MavenSpec("com.example", name), 1);
    }

    private void apply(RefitDefinition definition) {
        DefinitionRecord record = new DefinitionRecord(DefinitionVersion.of(definition), false);
        topic(Topics.DEFINITIONS).pipeInput(definition.name(), RefitJson.bytes(record));
    }

    private void arrive(String partition) {
        arrive(partition, "file:///data/bottles.csv");
    }

    private void arrive(String partition, String uri) {
        arrive(partition, "a", uri);
    }

    private void arriveAs(String token) {
        arrive("2020", token, "file:///data/bottles.csv");
    }

    private void arrive(String partition, String token, String uri) {
        DataFile file = new DataFile(URI.create(uri), null, null);
        ProducerRecord<String, byte[]> event =
                CloudEvents.encode(new DataArrived("bottles", partition, token, List.of(file)), "test", Instant.EPOCH);
        topic(event.topic()).pipeInput(new TestRecord<>(event.key(), event.value(), event.headers()));
    }

    private TestInputTopic<String, byte[]> topic(String name) {
        return driver.createInputTopic(name, new StringSerializer(), new ByteArraySerializer());
    }

    private List<String> keys(String topic) {
        return records(topic).stream().map(TestRecord::key).toList();
    }

    private List<TestRecord<String, byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }
}
