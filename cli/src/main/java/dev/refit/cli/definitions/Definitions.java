package dev.refit.cli.definitions;

import dev.refit.cli.CliFailure;
import dev.refit.cli.kafka.Broker;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.Topics;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.run.topic.KafkaAccess;
import dev.refit.run.topic.TopicReader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The definitions that stand, by name. */
public final class Definitions {
    private final SortedMap<String, DefinitionRecord> byName;

    private Definitions(SortedMap<String, DefinitionRecord> byName) {
        this.byName = Collections.unmodifiableSortedMap(byName);
    }

    /** As the compacted topic holds them now. */
    public static Definitions read(KafkaAccess kafka) {
        SortedMap<String, DefinitionRecord> byName = new TreeMap<>();
        try (TopicReader reader = new Broker(kafka).topics(List.of(Topics.DEFINITIONS))) {
            reader.readToEnd(record -> take(record, byName));
        }
        return new Definitions(byName);
    }

    public SortedMap<String, DefinitionRecord> byName() {
        return byName;
    }

    public Optional<DefinitionRecord> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws CliFailure when there is no definition of this name */
    public DefinitionRecord require(String name) {
        String known = byName.isEmpty() ? "is none at all." : "is: " + String.join(", ", byName.keySet()) + ".";
        return find(name)
                .orElseThrow(() -> CliFailure.invalid(
                        "There is no definition " + name + "; there " + known, "Apply it with: refit apply FILE"));
    }

    /** The names of those that are not suspended and read a dataset. */
    public List<String> readersOf(String dataset) {
        return inForce()
                .filter(definition -> definition.data().dataset(dataset).isPresent())
                .map(RefitDefinition::name)
                .toList();
    }

    /** The names of the datasets that any of them reads that is not suspended. */
    public List<String> datasets() {
        return inForce()
                .flatMap(definition -> definition.data().datasets().stream())
                .map(DatasetSpec::name)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<RefitDefinition> inForce() {
        return byName.values().stream().filter(record -> !record.suspended()).map(record -> record.definition()
                .spec());
    }

    private static void take(ConsumerRecord<String, byte[]> record, SortedMap<String, DefinitionRecord> byName) {
        if (record.value() == null) {
            byName.remove(record.key());
            return;
        }
        try {
            byName.put(record.key(), RefitJson.read(record.value(), DefinitionRecord.class));
        } catch (UnreadableException e) {
            // Nobody else can read it either: the last one that can be read stands.
        }
    }
}
