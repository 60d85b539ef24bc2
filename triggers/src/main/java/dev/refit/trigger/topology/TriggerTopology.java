package dev.refit.trigger.topology;

import dev.refit.events.EventType;
import dev.refit.events.Topics;
import dev.refit.events.run.RunContext;
import dev.refit.trigger.arrival.Admission;
import dev.refit.trigger.rule.Join;
import dev.refit.trigger.rule.TriggerRule;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Turns arrivals and definitions into requested runs. Both pass through one partition, so that every arrival meets exactly
 * the definitions and versions that came before it: arrivals are few, and a join of several datasets that each come on a
 * partition of their own has no other order to go by.
 */
final class TriggerTopology {
    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<byte[]> VALUE = Serdes.ByteArray();
    private static final String INTAKE = "intake";
    private static final String RUN_REQUESTS = "run-requests";

    private TriggerTopology() {}

    static Topology build(Admission admission, Clock clock, Consumer<RunContext> onRequest) {
        return build(Join::decide, admission, clock, onRequest);
    }

    static Topology build(TriggerRule rule, Admission admission, Clock clock, Consumer<RunContext> onRequest) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(RunRequests.DEFINITIONS));
        builder.addStateStore(store(RunRequests.VERSIONS));
        KStream<String, byte[]> inputs =
                builder.stream(List.of(EventType.DATA_ARRIVED.topic(), Topics.DEFINITIONS), Consumed.with(KEY, VALUE));
        inputs.process(() -> new Intake(admission, clock), Named.as(INTAKE))
                .mapValues(value -> value, Named.as(Intake.READABLE))
                .repartition(Repartitioned.with(KEY, VALUE).withName("triggers").withNumberOfPartitions(1))
                .process(
                        () -> new RunRequests(rule, clock, onRequest),
                        Named.as(RUN_REQUESTS),
                        RunRequests.DEFINITIONS,
                        RunRequests.VERSIONS);
        return builder.build()
                .addSink(
                        RunRequests.REQUESTED,
                        EventType.RUN_REQUESTED.topic(),
                        KEY.serializer(),
                        VALUE.serializer(),
                        RUN_REQUESTS)
                .addSink(
                        DeadLetter.SINK,
                        Topics.DEAD_LETTERS,
                        KEY.serializer(),
                        VALUE.serializer(),
                        INTAKE,
                        RUN_REQUESTS);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), KEY, VALUE);
    }
}
