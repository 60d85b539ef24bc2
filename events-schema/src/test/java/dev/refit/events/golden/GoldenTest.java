package dev.refit.events.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {

    static Stream<Golden> goldens() {
        return Goldens.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whatIsSaidIsWhatStandsInTheFiles(Golden golden) throws IOException {
        ProducerRecord<String, byte[]> record = golden.record();

        assertThat(record.value()).asString().isEqualTo(new String(golden.payloadOnFile(), UTF_8));
        assertThat(Golden.headers(record)).isEqualTo(golden.headersOnFile());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void theFileIsReadAndWrittenBackByteForByte(Golden golden) throws IOException {
        RefitEvent read = RefitJson.read(golden.payloadOnFile(), golden.type().payload());

        assertThat(read).isEqualTo(golden.event());
        assertThat(RefitJson.bytes(read)).isEqualTo(golden.payloadOnFile());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventIsUnderstoodAsItWasSaid(Golden golden) {
        ProducerRecord<String, byte[]> sent = golden.record();

        RefitEvent heard = CloudEvents.decode(received(sent));

        assertThat(heard).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void saidTwiceItIsTheSameInEveryByte(Golden golden) {
        ProducerRecord<String, byte[]> first = golden.record();
        ProducerRecord<String, byte[]> again =
                CloudEvents.encode(CloudEvents.decode(received(first)), golden.source(), golden.time());

        assertThat(again.value()).isEqualTo(first.value());
        assertThat(Golden.headers(again)).isEqualTo(Golden.headers(first));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anOutcomeRecordKeepsTheEvent(Golden golden) {
        OutcomeRecord outcome = new OutcomeRecord(golden.time(), golden.event());
        byte[] json = RefitJson.bytes(outcome);

        OutcomeRecord read = RefitJson.read(json, OutcomeRecord.class);

        assertThat(read).isEqualTo(outcome);
        assertThat(read.type()).isEqualTo(golden.type().key());
        assertThat(RefitJson.bytes(read)).isEqualTo(json);
        assertThat(RefitJson.bytes(read.event())).isEqualTo(golden.record().value());
    }

    @Test
    void everyTypeHasAnExampleAndEveryFileAnEvent() throws IOException {
        assertThat(goldens().map(Golden::name))
                .contains(Stream.of(EventType.values()).map(EventType::key).toArray(String[]::new));
        try (Stream<Path> files = Files.list(Golden.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(goldens()
                            .flatMap(golden -> Stream.of(golden.name() + ".json", golden.name() + ".headers"))
                            .toList());
        }
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                3,
                41L,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                sent.value().length,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers().toArray()),
                Optional.empty());
    }
}
