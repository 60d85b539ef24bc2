package dev.refit.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.data.DataFile;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
    private static final RunCancelRequested EVENT = new RunCancelRequested("fd-0123456789", "wrong month");
    private static final byte[] PAYLOAD = RefitJson.bytes(EVENT);
    private static final Map<String, String> HEADERS = Map.of(
            "ce_specversion", "1.0",
            "ce_id", "1",
            "ce_source", "/somebody",
            "ce_type", "dev.refit.run.cancel-requested",
            "content-type", "application/json");

    @Test
    void anEventOfSomebodyElseIsUnderstood() {
        assertThat(CloudEvents.decode(record(HEADERS, PAYLOAD))).isEqualTo(EVENT);
    }

    @Test
    void whatIsUnknownIsIgnored() {
        byte[] payload =
                "{\"run\":\"fd-0123456789\",\"reason\":\"wrong month\",\"who\":{\"name\":\"ada\"}}".getBytes(UTF_8);

        assertThat(CloudEvents.decode(record(HEADERS, payload))).isEqualTo(EVENT);
    }

    @Test
    void aTraceIsTheRunsAndASpanTheEvents() {
        String first = traceparent(EVENT);
        String other = traceparent(new RunCancelRequested("fd-9876543210", ""));

        assertThat(first).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").isEqualTo(traceparent(EVENT));
        assertThat(first.substring(3, 35)).isNotEqualTo(other.substring(3, 35));
    }

    @Test
    void aRecordWithoutHeadersIsNoCloudEvent() {
        assertUnreadable(record(Map.of(), PAYLOAD), "not a CloudEvent: Could not parse. Unknown encoding.");
    }

    @Test
    void anAttributeThatIsMissingIsNamed() {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.remove("ce_source");

        assertUnreadable(record(headers, PAYLOAD), "not a CloudEvent: ", "source");
    }

    @Test
    void whatIsMalformedInAnyWayIsRefusedAndNoOtherExceptionEscapes() {
        Map<String, String> structured = Map.of("content-type", "application/cloudevents+json");

        assertUnreadable(record(structured, "{\"specversion\": ".getBytes(UTF_8)), "not a CloudEvent: ");
        assertUnreadable(record(structured, "[]".getBytes(UTF_8)), "not a CloudEvent: ");
        assertUnreadable(
                record(structured, "{\"specversion\":\"1.0\",\"id\":7}".getBytes(UTF_8)), "not a CloudEvent: ");
        assertUnreadable(record(structured, null), "not a CloudEvent: ");
        assertUnreadable(record(with("ce_source", "a b"), PAYLOAD), "not a CloudEvent: ");
        assertUnreadable(record(with("ce_specversion", ""), PAYLOAD), "not a CloudEvent: ");
        ConsumerRecord<String, byte[]> withoutValueOfAHeader = record(HEADERS, PAYLOAD);
        withoutValueOfAHeader.headers().remove("ce_type").add("ce_type", null);
        assertUnreadable(withoutValueOfAHeader, "not a CloudEvent: ");
    }

    @Test
    void anUnknownTypeIsNamed() {
        assertUnreadable(
                record(with("ce_type", "com.example.order"), PAYLOAD),
                "type: got com.example.order, expected one of Refit's event types");
    }

    @Test
    void anUnknownVersionOfCloudEventsIsRefused() {
        assertUnreadable(record(with("ce_specversion", "9.9"), PAYLOAD), "not a CloudEvent: ", "9.9");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertUnreadable(record(with("ce_time", "yesterday"), PAYLOAD), "not a CloudEvent: ", "yesterday");
    }

    @Test
    void aRecordWithoutAValueHasNoPayload() {
        assertUnreadable(record(HEADERS, null), "run.cancel-requested: got no payload, expected JSON");
    }

    @Test
    void aPayloadThatIsNoJsonIsRefusedWithItsPlace() {
        assertUnreadable(record(HEADERS, "{\"run\":".getBytes(UTF_8)), "not a valid RunCancelRequested: ", "line 1");
    }

    @Test
    void aPayloadOfAnotherTypeIsRefusedWithItsField() {
        byte[] payload = "{\"dataset\":\"flights\"}".getBytes(UTF_8);

        assertUnreadable(
                record(HEADERS, payload), "not a valid RunCancelRequested: run: got null, expected lower-case");
    }

    @Test
    void aPayloadThatIsTooLargeIsRefused() {
        byte[] payload =
                ("{\"run\":\"fd-0123456789\",\"reason\":\"" + "x".repeat(Topics.MAX_PAYLOAD) + "\"}").getBytes(UTF_8);

        assertUnreadable(record(HEADERS, payload), "run.cancel-requested: got 262179 bytes, expected at most 262144");
    }

    @Test
    void anEventThatIsTooLargeIsNotSaid() {
        List<DataFile> files = new ArrayList<>(IntStream.range(0, 4_000)
                .mapToObj(i -> new DataFile(URI.create("file:///data/a-rather-long-name/of-a-file/" + i), 1L, null))
                .toList());
        DataArrived arrival = new DataArrived("flights", "2013-03", "t", files);

        assertThatThrownBy(() -> CloudEvents.encode(arrival, "ingest", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("data.arrived: got \\d+ bytes, expected a payload of at most 262144 bytes");
    }

    private static void assertUnreadable(ConsumerRecord<String, byte[]> record, String start) {
        assertUnreadable(record, start, "");
    }

    private static void assertUnreadable(ConsumerRecord<String, byte[]> record, String start, String words) {
        assertThatThrownBy(() -> CloudEvents.decode(record))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining(words);
    }

    private static Map<String, String> with(String header, String value) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put(header, value);
        return headers;
    }

    private static ConsumerRecord<String, byte[]> record(Map<String, String> headers, byte[] value) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("refit.run.cancel-requested", 0, 0, "k", value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    private static String traceparent(RefitEvent event) {
        ProducerRecord<String, byte[]> record = CloudEvents.encode(event, "cli", Instant.EPOCH);
        return new String(record.headers().lastHeader("traceparent").value(), UTF_8);
    }
}
