package dev.refit.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.Call;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.kafka.Broker;
import dev.refit.cli.kafka.TestPlatform;
import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.DeadLetterHeader;
import dev.refit.events.Topics;
import dev.refit.events.data.DataFile;
import dev.refit.run.topic.TopicReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters on a real topic. */
class DeadLettersIT {
    private static final String ARRIVALS = "refit.data.arrived";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    private TestPlatform platform;

    @BeforeEach
    void start() throws Exception {
        platform = TestPlatform.start(folder.resolve("home"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void lettersAreListedWithWhatTheirHeadersSay() throws Exception {
        String second = bury("ingest", ARRIVALS, 5, NOON.plusSeconds(1), "junk".getBytes());
        String first = bury("training", "refit.features.built", 6, NOON, new byte[] {0, 1});

        JsonNode all = platform.json("dead-letters", "list", "--json");
        JsonNode ofTraining = platform.json("dead-letters", "list", "--service", "training", "--json");
        Call table = platform.call("dead-letters", "list", "--topic", ARRIVALS, "--state", "open");

        assertThat(all).extracting(letter -> letter.get("id").asText()).containsExactly(first, second);
        assertThat(all.at("/1/topic").asText()).isEqualTo(ARRIVALS);
        assertThat(all.at("/1/offset").asLong()).isEqualTo(5);
        assertThat(all.at("/1/state").asText()).isEqualTo("OPEN");
        assertThat(all.at("/1/time").asText()).isEqualTo("2026-01-01T12:00:01Z");
        assertThat(all.at("/1/headers/ce_type").asText()).isEqualTo("dev.refit.unheard-of");
        assertThat(ofTraining).hasSize(1);
        assertThat(table.out())
                .contains(second, "flights", "ingest", "OPEN", "got dev.refit.unheard-of, expected")
                .doesNotContain(first + " ");
    }

    @Test
    void aLetterIsShownWholeAsTextOrAsBytes() throws Exception {
        String text = bury("ingest", ARRIVALS, 5, NOON, "{\"über\":".getBytes(UTF_8));
        String bytes = bury("ingest", ARRIVALS, 6, NOON, new byte[] {(byte) 0xff, 'x'});
        Path file = folder.resolve("payload.bin");

        Call shown = platform.call("dead-letters", "show", text);
        Call dumped = platform.call("dead-letters", "show", bytes, "--payload", file.toString());

        assertThat(shown.out()).contains("refit-dead-letter-reason: type:", "ce_type: dev.refit", "{\"über\":");
        assertThat(dumped.out()).contains("ff 78", "|.x|");
        assertThat(file).hasBinaryContent(new byte[] {(byte) 0xff, 'x'});
        assertThat(platform.json("dead-letters", "show", text, "--json")
                        .get("text")
                        .asText())
                .isEqualTo("{\"über\":");
        assertThat(platform.json("dead-letters", "show", bytes, "--json")
                        .get("base64")
                        .binaryValue())
                .containsExactly(0xff, 'x');
    }

    @Test
    void aLetterIsSentAgainAsItCameAndNotTwice() throws Exception {
        String id = bury("ingest", ARRIVALS, 5, NOON, "junk".getBytes());

        Call all = platform.call("dead-letters", "resubmit", "--all");
        Call second = platform.call("dead-letters", "resubmit", "--all");
        Call named = platform.call("dead-letters", "resubmit", id);

        assertThat(all.exitCode()).isZero();
        assertThat(all.out()).contains("Sent " + id + " again: " + ARRIVALS + "/");
        assertThat(second.out()).contains("No dead letter is open");
        assertThat(named.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(named.err()).contains("was sent again at", "--again");
        assertThat(records(ARRIVALS)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("flights");
            assertThat(record.value()).isEqualTo("junk".getBytes());
            assertThat(record.headers()).extracting(header -> header.key()).containsExactly("ce_type");
        });
        assertThat(platform.json("dead-letters", "list", "--json"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.get("state").asText()).isEqualTo("RESUBMITTED"))
                .satisfies(letter ->
                        assertThat(letter.at("/resubmissions/0/sent").asText()).startsWith(ARRIVALS + "/"));

        assertThat(platform.call("dead-letters", "resubmit", id, "--again").exitCode())
                .isZero();
        assertThat(records(ARRIVALS)).hasSize(2);
    }

    @Test
    void whatSeveralServicesCouldNotReadIsSentOnce() throws Exception {
        bury("ingest", "refit.run.cancel-requested", 3, NOON, "junk".getBytes());
        bury("training", "refit.run.cancel-requested", 3, NOON, "junk".getBytes());

        JsonNode answer = platform.json("dead-letters", "resubmit", "--all", "--json");

        assertThat(answer.get("sent")).hasSize(1);
        assertThat(records("refit.run.cancel-requested")).hasSize(1);
        assertThat(platform.json("dead-letters", "list", "--state", "OPEN", "--json"))
                .isEmpty();
    }

    @Test
    void whatHasNoTopicToGoToStaysAndIsNamed() throws Exception {
        String definition = bury("ingest", Topics.DEFINITIONS, 3, NOON, "junk".getBytes());
        RecordMetadata bare = platform.send(new ProducerRecord<>(Topics.DEAD_LETTERS, "x", "junk".getBytes()));
        String good = bury("ingest", ARRIVALS, 5, NOON, "junk".getBytes());

        Call named = platform.call("dead-letters", "resubmit", good, bare.partition() + "-" + bare.offset());
        JsonNode all = platform.json("dead-letters", "resubmit", "--all", "--json");

        assertThat(named.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(named.err()).contains("cannot be sent again", "do not say which topic", "Nothing was sent");
        assertThat(all.get("sent"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.get("id").asText()).isEqualTo(good));
        assertThat(all.get("left"))
                .hasSize(2)
                .anySatisfy(left -> assertThat(left.get("id").asText()).isEqualTo(definition));
    }

    @Test
    void aMendedPayloadIsSentInPlaceOfTheOldOneIfItCanBeRead() throws Exception {
        ProducerRecord<String, byte[]> event = CloudEvents.encode(
                new DataArrived("flights", "2013-01", "a", List.of(new DataFile(URI.create("file:///a"), 1L, null))),
                "test",
                NOON);
        Headers headers = new RecordHeaders(event.headers().toArray());
        Letters.headers("ingest", ARRIVALS, 5, NOON).forEach(header -> {
            if (DeadLetterHeader.isOne(header)) {
                headers.add(header);
            }
        });
        String id = bury(headers, "{torn".getBytes());
        Path good = Files.write(folder.resolve("good.json"), event.value());
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"partition\":1}");

        Call refused = platform.call("dead-letters", "resubmit", id, "--payload", bad.toString());
        Call sent = platform.call("dead-letters", "resubmit", id, "--payload", good.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(refused.err()).contains("bad.json cannot be read either");
        assertThat(sent.exitCode()).isZero();
        assertThat(records(ARRIVALS)).singleElement().satisfies(record -> assertThat(CloudEvents.decode(record))
                .isInstanceOf(DataArrived.class));
    }

    @Test
    void whoeverBeginsLaterShutsTheOtherOut() throws Exception {
        bury("ingest", ARRIVALS, 5, NOON, "junk".getBytes());
        try (Resubmitter earlier = new Resubmitter(platform.kafka())) {
            var open = DeadLetters.read(platform.kafka()).all();

            Call later = platform.call("dead-letters", "resubmit", "--all");

            assertThat(later.exitCode()).isZero();
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> earlier.send(open, letter -> letter.record().value()))
                    .hasMessageContaining("another refit dead-letters resubmit");
        }
        assertThat(records(ARRIVALS)).hasSize(1);
    }

    @Test
    void anIdThatIsNoneIsCode2() {
        Call unknown = platform.call("dead-letters", "show", "0-99");
        Call malformed = platform.call("dead-letters", "show", "last");

        assertThat(List.of(unknown.exitCode(), malformed.exitCode())).containsOnly(ExitCodes.INVALID);
        assertThat(unknown.err()).contains("There is no dead letter 0-99");
        assertThat(malformed.err()).contains("got last, expected <partition>-<offset>");
        assertThat(platform.call("dead-letters", "list").out()).contains("No dead letters.");
    }

    private String bury(String service, String topic, long offset, Instant time, byte[] payload) throws Exception {
        return bury(Letters.headers(service, topic, offset, time), payload);
    }

    private String bury(Headers headers, byte[] payload) throws Exception {
        RecordMetadata at =
                platform.send(new ProducerRecord<>(Topics.DEAD_LETTERS, null, null, "flights", payload, headers));
        return at.partition() + "-" + at.offset();
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (TopicReader reader = new Broker(platform.kafka()).topics(List.of(topic))) {
            reader.readToEnd(records::add);
        }
        return records;
    }
}
