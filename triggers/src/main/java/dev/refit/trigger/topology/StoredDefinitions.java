package dev.refit.trigger.topology;

import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.run.DefinitionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The definitions that are in force, in a state store by name, and in another one who reads which dataset. */
final class StoredDefinitions {
    /** Is there once all definitions are in the index; state of an earlier release has none. */
    private static final String COMPLETE = "complete";

    private static final byte[] THERE = {};

    private final KeyValueStore<String, byte[]> definitions;
    private final KeyValueStore<String, byte[]> readers;

    StoredDefinitions(KeyValueStore<String, byte[]> definitions, KeyValueStore<String, byte[]> readers) {
        this.definitions = definitions;
        this.readers = readers;
    }

    void put(String name, DefinitionRecord definition) {
        unlink(name);
        definitions.put(name, RefitJson.bytes(definition));
        link(name, definition);
    }

    void delete(String name) {
        unlink(name);
        definitions.delete(name);
    }

    /**
     * The definition of this name.
     *
     * @throws UnreadableException when an earlier release accepted one that this release refuses to read
     */
    Optional<DefinitionRecord> get(String name) {
        return Optional.ofNullable(definitions.get(name)).map(json -> RefitJson.read(json, DefinitionRecord.class));
    }

    /** The definition of this name as it is stored; null when there is none. */
    byte[] stored(String name) {
        return definitions.get(name);
    }

    /** The names of the definitions that read a dataset. */
    List<String> readersOf(String dataset) {
        List<String> names = new ArrayList<>();
        String prefix = prefix(dataset);
        try (KeyValueIterator<String, byte[]> entries = readers.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> names.add(entry.key.substring(prefix.length())));
        }
        return names;
    }

    /**
     * Makes the index once, of definitions that an earlier release stored.
     *
     * @param unreadable takes the name and the reason of each definition that cannot be read any more
     */
    void completeIndex(BiConsumer<String, String> unreadable) {
        if (readers.get(COMPLETE) != null) {
            return;
        }
        List<String> names = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = definitions.all()) {
            all.forEachRemaining(entry -> names.add(entry.key));
        }
        for (String name : names) {
            try {
                link(name, get(name).orElseThrow());
            } catch (UnreadableException e) {
                unreadable.accept(name, e.getMessage());
            }
        }
        readers.put(COMPLETE, THERE);
    }

    private void link(String name, DefinitionRecord definition) {
        for (DatasetSpec dataset : definition.definition().spec().data().datasets()) {
            readers.put(prefix(dataset.name()) + name, THERE);
        }
    }

    private void unlink(String name) {
        try {
            get(name).ifPresent(before -> before.definition()
                    .spec()
                    .data()
                    .datasets()
                    .forEach(dataset -> readers.delete(prefix(dataset.name()) + name)));
        } catch (UnreadableException e) {
            // What cannot be read was never in the index.
        }
    }

    private static String prefix(String dataset) {
        return "dataset/" + dataset + "/";
    }
}
