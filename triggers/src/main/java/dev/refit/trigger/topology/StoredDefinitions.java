package dev.refit.trigger.topology;

import dev.refit.events.RefitJson;
import dev.refit.events.run.DefinitionRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The definitions that are in force, in a state store, by name. */
final class StoredDefinitions {
    private final KeyValueStore<String, byte[]> store;

    StoredDefinitions(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void put(String name, DefinitionRecord definition) {
        store.put(name, RefitJson.bytes(definition));
    }

    void delete(String name) {
        store.delete(name);
    }

    /** All of them as they are stored: an earlier release may have accepted one that this release refuses to read. */
    List<KeyValue<String, byte[]>> all() {
        List<KeyValue<String, byte[]>> entries = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entries::add);
        }
        return entries;
    }
}
