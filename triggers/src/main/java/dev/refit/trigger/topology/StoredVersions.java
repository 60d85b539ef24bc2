package dev.refit.trigger.topology;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.InputVersion;
import dev.refit.trigger.version.Versions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The versions that have arrived, in a state store. */
class StoredVersions implements Versions {
    private static final String PARTITION = "partition/";
    private static final String LAST = "last/";
    private static final String TOKEN = "token/";
    private static final byte[] KNOWN = {};

    private final ReadOnlyKeyValueStore<String, byte[]> store;

    StoredVersions(ReadOnlyKeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Those of the topology, which alone adds to them. */
    static final class Growing extends StoredVersions {
        private final KeyValueStore<String, byte[]> store;

        Growing(KeyValueStore<String, byte[]> store) {
            super(store);
            this.store = store;
        }

        void put(InputVersion version) {
            newest(version.dataset(), version.partition()).ifPresent(this::know);
            byte[] json = RefitJson.bytes(version);
            store.put(prefix(version.dataset()) + version.partition(), json);
            store.put(LAST + version.dataset(), json);
            know(version);
        }

        private void know(InputVersion version) {
            store.put(token(version.dataset(), version.partition(), version.token()), KNOWN);
        }
    }

    /** State of an earlier release has the token of the newest version only, and not under a key of its own. */
    @Override
    public boolean isKnown(String dataset, String partition, String token) {
        return store.get(token(dataset, partition, token)) != null
                || newest(dataset, partition)
                        .filter(version -> version.token().equals(token))
                        .isPresent();
    }

    @Override
    public Optional<InputVersion> newest(String dataset, String partition) {
        return get(prefix(dataset) + partition);
    }

    @Override
    public Optional<InputVersion> newest(String dataset) {
        return get(LAST + dataset);
    }

    @Override
    public Collection<String> partitions(String dataset) {
        String prefix = prefix(dataset);
        List<String> partitions = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> partitions.add(entry.key.substring(prefix.length())));
        }
        return partitions;
    }

    private Optional<InputVersion> get(String key) {
        return Optional.ofNullable(store.get(key)).map(json -> RefitJson.read(json, InputVersion.class));
    }

    /** Tokens are as long as their publisher likes, and there is one for each version that ever was. */
    private static String token(String dataset, String partition, String token) {
        return TOKEN + dataset + "/" + partition + "/" + Digests.sha256(token);
    }

    private static String prefix(String dataset) {
        return PARTITION + dataset + "/";
    }
}
