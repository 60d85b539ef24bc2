package dev.refit.trigger.topology;

import dev.refit.events.EventType;
import dev.refit.events.Topics;
import dev.refit.events.run.RunContext;
import dev.refit.trigger.arrival.Admission;
import dev.refit.trigger.rule.Triggers;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * Turns arrivals, definitions and the ends of runs into requested runs. All pass through one partition, so that every arrival
 * meets exactly the definitions and versions that came before it: arrivals are few, and a join of several datasets that each come on a
 * partition of their own has no other order to go by.
 */
final class TriggerTopology {
    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<byte[]> VALUE = Serdes.ByteArray();
    private static final String INTAKE = "intake";
    private static final String RUN_REQUESTS = "run-requests";

    private static final List<String> STORES =
            List.of(RunRequests.DEFINITIONS, RunRequests.VERSIONS, RunRequests.REFITS, RunRequests.READERS);

    /** The events that the rules decide to publish. */
    private static final List<EventType> OUTPUTS = List.of(
            EventType.RUN_REQUESTED,
            EventType.RUN_CANCEL_REQUESTED,
            EventType.RUN_HELD_BACK,
            EventType.REFIT_OVERDUE,
            EventType.BACKFILL_ENDED);

    private static final Set<String> INPUTS = Stream.concat(
                    Stream.of(
                            EventType.DATA_ARRIVED.topic(),
                            Topics.DEFINITIONS,
                            EventType.BACKFILL_REQUESTED.topic(),
                            EventType.BACKFILL_CHANGE_REQUESTED.topic()),
                    RunEnds.TYPES.stream().map(EventType::topic))
            .collect(Collectors.toUnmodifiableSet());
    private static final String ORDERED = "triggers";

    /** The topics that arrivals, definitions and back-fills pass, in this order. */
    static final List<String> PASSED = List.of(
            EventType.DATA_ARRIVED.topic(),
            Topics.DEFINITIONS,
            EventType.BACKFILL_REQUESTED.topic(),
            EventType.BACKFILL_CHANGE_REQUESTED.topic(),
            StreamsProperties.APPLICATION + "-" + ORDERED + "-repartition");

    private TriggerTopology() {}

    /** The topics that the topology reads and writes. */
    static Set<String> topics() {
        Set<String> topics = new HashSet<>(INPUTS);
        OUTPUTS.forEach(type -> topics.add(type.topic()));
        topics.add(Topics.DEAD_LETTERS);
        return topics;
    }

    static Topology build(Admission admission, Clock clock, Consumer<RunContext> onRequest) {
        return build(Triggers::decide, admission, clock, onRequest);
    }

    static Topology build(Rules rules, Admission admission, Clock clock, Consumer<RunContext> onRequest) {
        StreamsBuilder builder = new StreamsBuilder();
        for (String store : STORES) {
            builder.addStateStore(store(store));
        }
        KStream<String, byte[]> inputs = builder.stream(INPUTS, Consumed.with(KEY, VALUE));
        inputs.process(() -> new Intake(admission, clock), Named.as(INTAKE))
                .mapValues(value -> value, Named.as(Intake.READABLE))
                .repartition(Repartitioned.with(KEY, VALUE).withName(ORDERED).withNumberOfPartitions(1))
                .process(
                        () -> new RunRequests(rules, clock, onRequest),
                        Named.as(RUN_REQUESTS),
                        STORES.toArray(String[]::new));
        Topology topology = builder.build();
        for (EventType type : OUTPUTS) {
            topology.addSink(type.topic(), type.topic(), KEY.serializer(), VALUE.serializer(), RUN_REQUESTS);
        }
        return topology.addSink(
                DeadLetter.SINK, Topics.DEAD_LETTERS, KEY.serializer(), VALUE.serializer(), INTAKE, RUN_REQUESTS);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), KEY, VALUE);
    }
}
