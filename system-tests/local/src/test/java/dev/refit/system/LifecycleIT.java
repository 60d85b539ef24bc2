package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.RefitJson;
import dev.refit.run.topic.KafkaAccess;
import dev.refit.system.command.RefitCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One platform, two refits on real data, seen from outside: the command, the topics, the Maven repository. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleIT {
    private static final List<String> SERVICES = List.of("ingest", "transform", "training", "packaging");
    private static final Path EXAMPLES = RefitCommand.CHECKOUT.resolve("examples");
    private static final Path FLIGHTS = EXAMPLES.resolve("flight-delay");
    private static final Path PENGUINS = EXAMPLES.resolve("penguins");

    @TempDir
    static Path folder;

    private static RefitCommand refit;

    @BeforeAll
    static void up() {
        refit = new RefitCommand(folder.resolve("a home with blänks"));
        refit.ok("up", "--detach", "--port-base", "0");
    }

    @AfterAll
    static void down() {
        refit.ok("down");
    }

    @Test
    @Order(1)
    void aMonthOfFlightsBecomesALibraryThatPredicts() throws IOException {
        refit.ok("apply", FLIGHTS.resolve("refit.yaml").toString());

        refit.publish("planes", "2013", FLIGHTS.resolve("data/planes.csv.gz"));
        refit.publish("airports", "2013", FLIGHTS.resolve("data/airports.csv.gz"));
        refit.publish("weather", "2013-01", FLIGHTS.resolve("data/weather/2013-01.csv.gz"));
        refit.publish("flights", "2013-01", FLIGHTS.resolve("data/flights/2013-01.csv.gz"));
        JsonNode run = succeeded("flight-delay", 1).get(0);

        assertThat(run.at("/model/coordinates").asText()).isEqualTo("com.example.models:flight-delay-model:1.0.0");
        assertThat(run.at("/model/metric").asText()).isEqualTo("auc");
        assertThat(run.at("/model/value").asDouble()).isBetween(0.6, 1.0);
        Path jar = Path.of(run.at("/model/path").asText());
        assertThat(jar).isRegularFile();
        assertThat(predict(jar, FLIGHTS.resolve("Predict.java"))).contains("with probability");
    }

    @Test
    @Order(2)
    void aJavaTeamUsesTheLibraryByItsCoordinatesAloneAndReplaysItsProof() throws IOException {
        Path jar = Path.of(refit.runs("flight-delay").get(0).at("/model/path").asText());
        ConsumerProject project =
                new ConsumerProject(folder.resolve("consumer"), refit.home().resolve("artifacts/maven"));

        RefitCommand.Answer tested = project.mvn("test");
        assertThat(tested.exitCode()).as(tested.output()).isZero();
        assertThat(tested.output())
                .contains("com.example.models.FlightDelayParityTest", "com.example.airport.DeparturesTest")
                .contains("Tests run: 6, Failures: 0, Errors: 0, Skipped: 0");

        project.change("depDelay", "depDelai");
        RefitCommand.Answer misspelt = project.mvn("compile");
        assertThat(misspelt.exitCode()).isNotZero();
        assertThat(misspelt.output()).contains("cannot find symbol").contains("depDelai");

        assertThat(jar).isRegularFile();
        RefitCommand.Answer verified = RefitCommand.process(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString(), "verify"));
        assertThat(verified.output()).contains("1000 recorded predictions replayed");
    }

    @Test
    @Order(3)
    void theTopicsHoldExactlyTheEventsOfTheChoreographyEachValidAgainstItsSchema() throws IOException {
        String run = refit.runs("flight-delay").get(0).get("run").asText();

        List<ConsumerRecord<String, byte[]>> log = TopicLog.read(
                kafka(), Arrays.stream(EventType.values()).map(EventType::topic).collect(Collectors.toSet()));

        Map<String, Long> said = log.stream()
                .filter(record ->
                        run.equals(record.key()) && !record.topic().equals(EventType.STAGE_PROGRESSED.topic()))
                .map(record -> record.topic() + " by " + header(record, "ce_source"))
                .collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()));
        assertThat(said)
                .isEqualTo(new TreeMap<>(Map.of(
                        "refit.run.requested by /refit/ingest", 1L,
                        "refit.data.ready by /refit/ingest", 1L,
                        "refit.features.built by /refit/transform", 1L,
                        "refit.model.trained by /refit/training", 1L,
                        "refit.model.packaged by /refit/packaging", 1L,
                        "refit.model.promoted by /refit/packaging", 1L,
                        "refit.stage.started by /refit/ingest", 1L,
                        "refit.stage.started by /refit/transform", 1L,
                        "refit.stage.started by /refit/training", 3L,
                        "refit.stage.started by /refit/packaging", 1L)));
        for (ConsumerRecord<String, byte[]> record : log) {
            EventType type = EventType.of(CloudEvents.decode(record));
            assertThat(record.topic()).isEqualTo(type.topic());
            assertThat(schema(type).validate(new String(record.value(), StandardCharsets.UTF_8), InputFormat.JSON))
                    .as("%s at %s-%d", record.topic(), record.partition(), record.offset())
                    .isEmpty();
        }
    }

    @Test
    @Order(4)
    void noServiceWasCalledByAnyoneAndIngestByPublishersOnly() throws IOException {
        for (String service : List.of("transform", "training", "packaging")) {
            assertThat(ServiceMetrics.of(refit.home(), service).requested())
                    .as(service)
                    .isEmpty();
        }
        assertThat(ServiceMetrics.of(refit.home(), "ingest").requested())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).matches("/api/(datasets|definitions).*"));
    }

    @Test
    @Order(5)
    void everyMetricThatTheDashboardsRelyOnIsExported() throws IOException {
        // No attempt has failed and no letter is dead yet: those two appear with the first.
        Set<String> later = Set.of("refit_attempts_failed_total", "refit_dead_letters_total");
        for (String line : Files.readAllLines(RefitCommand.CHECKOUT.resolve("deploy/metrics.txt"))) {
            String[] words = line.split(" +");
            if (!line.startsWith("#") && !later.contains(words[0])) {
                for (String service : words[1].equals("all") ? SERVICES : List.of(words[1])) {
                    assertThat(ServiceMetrics.of(refit.home(), service).names())
                            .as(service)
                            .contains(words[0]);
                }
            }
        }
    }

    @Test
    @Order(6)
    void anotherAlgorithmTwoDatasetsAndThreeTrialsRunTheSameWayInWhateverOrderTheyArrive() throws IOException {
        refit.ok("apply", PENGUINS.resolve("refit.yaml").toString());
        Path individuals = PENGUINS.resolve("data/individuals/2007.jsonl");
        Path measurements = PENGUINS.resolve("data/measurements/2007.csv");

        refit.publish("measurements", "2007", measurements);
        refit.publish("measurements", "2007", measurements);
        refit.publish("individuals", "2007", individuals);
        refit.publish("individuals", "2007", individuals);
        JsonNode run = succeeded("penguins", 1).get(0);

        assertThat(run.at("/model/metric").asText()).isEqualTo("logloss");
        assertThat(run.get("stages")).hasSize(5);
    }

    @Test
    @Order(7)
    void aCorrectedPartitionAndTheFirstVersionAgainAreARunEach() throws IOException {
        Path original = PENGUINS.resolve("data/measurements/2007.csv");
        Path corrected = folder.resolve("corrected.csv");
        Files.writeString(corrected, Files.readString(original) + "2007-999,40,18,190,3700\n");

        refit.publish("measurements", "2007", corrected);
        refit.publish("measurements", "2007", corrected);
        refit.publish("measurements", "2007", original);
        refit.ok("publish", "measurements", original.toString(), "--partition", "2007", "--again");
        await().atMost(Duration.ofMinutes(1)).until(() -> refit.runs("penguins").size() == 3);
        refit.runs("penguins")
                .forEach(run -> refit.run("runs", "cancel", run.get("run").asText()));
        refit.publish("measurements", "2007", original);

        await().atMost(Duration.ofMinutes(5)).until(() -> states("penguins"), states -> Set.of("SUCCEEDED", "CANCELLED")
                .containsAll(states));
        assertThat(refit.runs("penguins")).hasSize(3);
        assertThat(states("penguins")).contains("CANCELLED");
    }

    @Test
    @Order(8)
    void whatWasSaidIsThereAfterARestart() {
        List<JsonNode> before = refit.runs("penguins");

        refit.ok("down");
        refit.ok("up", "--detach", "--port-base", "0");

        assertThat(refit.runs("penguins")).isEqualTo(before);
    }

    private static Set<String> states(String name) {
        return refit.runs(name).stream().map(run -> run.get("state").asText()).collect(Collectors.toSet());
    }

    private static List<JsonNode> succeeded(String name, int count) {
        return await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> refit.runs(name),
                        runs -> runs.size() == count && runs.stream().allMatch(LifecycleIT::over))
                .stream()
                .peek(run -> assertThat(run.get("state").asText())
                        .as(run.toPrettyString())
                        .isEqualTo("SUCCEEDED"))
                .toList();
    }

    private static boolean over(JsonNode run) {
        return Set.of("SUCCEEDED", "FAILED", "CANCELLED", "REJECTED")
                .contains(run.get("state").asText());
    }

    private static String predict(Path jar, Path program) {
        RefitCommand.Answer answer = RefitCommand.process(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.toString(),
                program.toString()));
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        return answer.output();
    }

    private static KafkaAccess kafka() throws IOException {
        Path platform = refit.home().resolve("run/platform.json");
        JsonNode record = RefitJson.read(Files.readAllBytes(platform), JsonNode.class);
        return KafkaAccess.of(
                "127.0.0.1:" + record.at("/ports/broker").asInt(), refit.home().resolve("kafka.properties"));
    }

    private static Schema schema(EventType type) throws IOException {
        try (InputStream in = EventType.class.getResourceAsStream("schemas/" + type.key() + ".json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
