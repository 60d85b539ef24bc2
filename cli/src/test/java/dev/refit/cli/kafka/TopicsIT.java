package dev.refit.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.sun.net.httpserver.HttpServer;
import dev.refit.broker.BrokerConfig;
import dev.refit.broker.EmbeddedBroker;
import dev.refit.cli.Call;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.platform.Ports;
import dev.refit.cli.runs.RunReader;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.Topics;
import dev.refit.events.checks.Digests;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.Stage;
import dev.refit.launcher.local.process.ProcessIdentity;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.SampleDefinition;
import dev.refit.run.topic.KafkaAccess;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over real topics; what ingest-service is asked for, an HTTP server writes down. */
class TopicsIT {
    private static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static HttpServer ingest;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(BrokerConfig.onFreePorts(folder.resolve("broker")));
        ingest = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        ingest.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ASKED.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            boolean refused = body.contains("refuse-me");
            byte[] answer = (refused
                            ? "{\"message\":\"partition: got refuse-me\"}"
                            : answer(exchange.getRequestURI().getPath()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refused ? 400 : 202, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        ingest.start();
        Home home = new Home(folder);
        home.create();
        record().write(home);
    }

    @AfterAll
    static void stopBroker() {
        ingest.stop(0);
        broker.close();
    }

    @Test
    void runsAreToldByTheirEvents() throws Exception {
        RunStory story = new RunStory(SampleDefinition.named("listed")).whole();
        story.told().forEach(said -> send(said.event()));

        JsonNode runs = json("runs", "list", "--refit", "listed", "--json");
        Call shown = call("runs", "show", story.run());

        assertThat(runs).hasSize(1);
        assertThat(runs.at("/0/state").asText()).isEqualTo("SUCCEEDED");
        assertThat(runs.at("/0/model/coordinates").asText()).isEqualTo("com.example:delay:1.0.1");
        assertThat(shown.out()).contains("SUCCEEDED", "com.example:delay:1.0.1", "auc 0.7500", "packaging");
    }

    @Test
    void watchingARunThatFailsIsCode1AndSaysWhy() {
        RunStory story = new RunStory(SampleDefinition.named("failing"))
                .requested()
                .started(Stage.INGEST)
                .failed(Stage.INGEST);
        story.told().forEach(said -> send(said.event()));

        Call call = call("runs", "watch", story.run());

        assertThat(call.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(call.out()).contains("ingest failed", "too few rows", "Publish all of it.");
    }

    @Test
    void aRunThatIsNotThereIsCode2() {
        Call call = call("runs", "show", "nothing-0000000000");

        assertThat(call.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(call.err()).contains("There is no run nothing-0000000000");
    }

    @Test
    void runsAreRequestedRetriedAndCancelledByTheService() throws Exception {
        Call run = call("run", "delay", "--partition", "2013-05");
        Call retry = call("runs", "retry", "delay-0000000000");
        Call cancel = call("runs", "cancel", "delay-0000000000", "--reason", "by mistake");

        assertThat(ASKED)
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("POST /api/runs {")
                        .contains("\"refit\":\"delay\"", "\"partition\":\"2013-05\""))
                .anySatisfy(asked -> assertThat(asked).startsWith("POST /api/runs/delay-0000000000/retry "))
                .contains("POST /api/runs/delay-0000000000/cancel {\"reason\":\"by mistake\"}");
        assertThat(run.out()).contains("Requested delay-0000000001", "refit runs watch delay-0000000001");
        assertThat(retry.out())
                .contains("Retrying training of delay-0000000000, generation 2", "refit runs watch delay-0000000000")
                .as("what the data failed, they fail again")
                .contains("The fault was with the data");
        assertThat(cancel.out()).contains("Requested the cancellation of delay-0000000000");
        assertThat(json("run", "delay", "--partition", "2013-05", "--json"))
                .isEqualTo(RefitJson.mapper().readTree("{\"run\": \"delay-0000000001\"}"));
        assertThat(json("runs", "retry", "delay-0000000000", "--json"))
                .isEqualTo(RefitJson.mapper()
                        .readTree("{\"run\": \"delay-0000000000\", \"generation\": 2, \"stage\": \"training\"}"));
        assertThat(json("runs", "cancel", "ended-0000000000", "--json").get("requested"))
                .isEqualTo(BooleanNode.FALSE);
        assertThat(call("runs", "cancel", "ended-0000000000").out()).contains("has ended already: SUCCEEDED");
        assertThat(call("runs", "retry", "no id").exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(call("run", "delay", "--partition", "refuse-me").exitCode()).isEqualTo(ExitCodes.INVALID);
    }

    @Test
    void definitionsAreWhatTheCompactedTopicHolds() throws Exception {
        define("listed-one", true);
        define("deleted-one", false);
        send(new ProducerRecord<>(Topics.DEFINITIONS, "deleted-one", null));

        JsonNode definitions = json("definitions", "list", "--json");
        Call unknown = call("definitions", "show", "deleted-one");

        assertThat(definitions)
                .filteredOn(d -> d.at("/definition/spec/name").asText().equals("listed-one"))
                .singleElement()
                .satisfies(d -> assertThat(d.get("suspended").asBoolean()).isTrue());
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(unknown.err()).contains("There is no definition deleted-one", "refit apply");
    }

    @Test
    void suspendingPutsTheSameDefinitionWithTheMark() {
        define("suspended-one", false);

        Call call = call("definitions", "suspend", "suspended-one");

        assertThat(call.exitCode()).isZero();
        assertThat(ASKED).anySatisfy(asked -> assertThat(asked)
                .startsWith("PUT /api/definitions/suspended-one ")
                .contains("\"suspended\":true"));
    }

    @Test
    void publishingNamesTheFilesByTheirUris() throws Exception {
        Path file = Files.createDirectories(folder.resolve("data")).resolve("of may.csv");
        Files.writeString(file, "a,b\n");

        Call call = call("publish", "weather", "--partition", "2013-06", file.toString());

        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).contains("Published weather 2013-06", "refit runs watch");
        assertThat(ASKED)
                .contains("POST /api/datasets/weather/arrivals {\"partition\":\"2013-06\",\"files\":[\"" + file.toUri()
                        + "\"]}");
    }

    @Test
    void aFileOutsideTheDataRootsIsCopiedIntoTheStoreAndThisIsSaid() throws Exception {
        Path outside = Files.writeString(folder.resolve("of june.csv"), "a,b\n");
        Path data = Files.createDirectories(folder.resolve("data"));
        Path link = Files.createSymbolicLink(data.resolve("link.csv"), outside);
        String copy = new Home(folder).artifacts().toRealPath().toUri() + "arrivals/weather/2013-09/"
                + Digests.sha256("a,b\n".getBytes(StandardCharsets.UTF_8));

        for (Path file : List.of(outside, link)) {
            Call call = call("publish", "weather", "--partition", "2013-09", file.toString());

            assertThat(call.exitCode()).as(call.err()).isZero();
            assertThat(call.err())
                    .contains(
                            "Copied " + file + " into the platform's artifact store, as it lies outside its data roots")
                    .contains("refit up --data " + file.getParent());
        }
        assertThat(ASKED)
                .contains("POST /api/datasets/weather/arrivals {\"partition\":\"2013-09\",\"files\":[\"" + copy
                        + "/of_june.csv\"]}")
                .contains("POST /api/datasets/weather/arrivals {\"partition\":\"2013-09\",\"files\":[\"" + copy
                        + "/link.csv\"]}");
        assertThat(Path.of(java.net.URI.create(copy + "/of_june.csv"))).hasContent("a,b\n");
    }

    @Test
    void whoeverPublishesWhatNoDefinitionReadsIsToldSo() throws Exception {
        define("reader-of-all", false);
        define("suspended-reader", true);
        Path file = Files.writeString(folder.resolve("mistyped.csv"), "a,b\n");
        String known =
                SampleDefinition.named("reader-of-all").data().datasets().get(0).name();

        Call unread = call("publish", "flightz", "--partition", "2013-06", file.toString());
        Call read = call("publish", known, "--partition", "2013-06", "--json", file.toString());

        assertThat(unread.exitCode()).isZero();
        assertThat(unread.err())
                .contains(
                        "No definition in force reads the dataset flightz",
                        known,
                        "refit run REFIT --partition 2013-06");
        assertThat(read.err()).doesNotContain("No definition");
        assertThat(read.out()).contains("readBy", "reader-of-all").doesNotContain("suspended-reader");
    }

    @Test
    void whatTheServiceRefusesIsCode2InItsOwnWords() throws Exception {
        Path file = Files.writeString(folder.resolve("refused.csv"), "a,b\n");

        Call call = call("publish", "weather", "--partition", "refuse-me", file.toString());

        assertThat(call.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(call.err()).contains("partition: got refuse-me");
    }

    @Test
    void aFileThatIsNotThereIsNotPublished() {
        Call call = call(
                "publish",
                "weather",
                "--partition",
                "2013-07",
                folder.resolve("no.csv").toString());

        assertThat(call.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(ASKED).noneMatch(asked -> asked.contains("2013-07"));
    }

    @Test
    void aTopicThatIsNoEventIsPassedOver() {
        RunStory story = new RunStory(SampleDefinition.named("beside-garbage")).requested();
        send(new ProducerRecord<>("refit.run.requested", "x", new byte[] {1, 2, 3}));
        story.told().forEach(said -> send(said.event()));

        assertThat(new RunReader(kafka()).require(story.run()).refit()).isEqualTo("beside-garbage");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsCode3() {
        assertThatThrownBy(() -> new Broker(KafkaAccess.open("127.0.0.1:1")).topics(List.of("any")))
                .isInstanceOfSatisfying(
                        CliFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCodes.UNREACHABLE));
    }

    private static String answer(String path) {
        String run = path.contains("ended") ? "ended-0000000000" : "delay-0000000000";
        if (path.endsWith("/retry")) {
            return "{\"run\":\"" + run + "\",\"generation\":2,\"stage\":\"training\",\"fault\":\"data\"}";
        } else if (path.endsWith("/cancel")) {
            boolean ended = path.contains("ended");
            return "{\"run\":\"" + run + "\",\"requested\":" + !ended + ",\"state\":\""
                    + (ended ? "SUCCEEDED" : "RUNNING") + "\"}";
        }
        return path.endsWith("/runs") ? "{\"run\":\"delay-0000000001\"}" : "{\"token\":\"t1\"}";
    }

    /** All processes on record are this one, which is alive. */
    private static PlatformRecord record() {
        int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
        Map<Part, ProcessIdentity> processes = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            processes.put(
                    part, ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow());
        }
        return new PlatformRecord(
                new Ports(port, 1, ingest.getAddress().getPort(), 2, 3, 4),
                processes,
                List.of(folder.resolve("data").toUri()));
    }

    private static void define(String name, boolean suspended) {
        DefinitionRecord record = new DefinitionRecord(DefinitionVersion.of(SampleDefinition.named(name)), suspended);
        send(new ProducerRecord<>(Topics.DEFINITIONS, name, RefitJson.bytes(record)));
    }

    private static void send(RefitEvent event) {
        try {
            new EventSender(kafka()).send(event);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka().client(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record);
        }
    }

    private static KafkaAccess kafka() {
        return KafkaAccess.open(broker.bootstrapServers());
    }

    private static JsonNode json(String... args) throws Exception {
        return RefitJson.mapper().readTree(call(args).out());
    }

    private static Call call(String... args) {
        return Call.of(folder, args);
    }
}
