package dev.refit.trigger.topology;

import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.rule.RefitState;
import dev.refit.trigger.rule.RunEnd;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What the rules remember of each refit, in a state store, in the order of when they have to be asked again. */
final class StoredRefits {
    private static final String STATE = "state/";
    private static final String REQUESTED = "requested/";
    private static final String ENDED = "ended/";
    private static final String DUE = "due/";
    private static final String DUE_OF = "due-of/";

    private static final int MAX_STATE = 4 * 1024 * 1024;

    private final KeyValueStore<String, byte[]> store;

    StoredRefits(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    RefitState state(String refit) {
        return state(store, refit);
    }

    static RefitState state(ReadOnlyKeyValueStore<String, byte[]> store, String refit) {
        byte[] json = store.get(STATE + refit);
        return json == null ? RefitState.NONE : RefitJson.read(json, RefitState.class);
    }

    void put(String refit, RefitState state) {
        store.put(STATE + refit, RefitJson.bytes(state));
    }

    /** @throws IllegalArgumentException when more waits than one record can say; then nothing is changed */
    void putBounded(String refit, RefitState state) {
        byte[] json = RefitJson.bytes(state);
        if (json.length > MAX_STATE) {
            throw new IllegalArgumentException("state: got " + json.length + " bytes, expected at most " + MAX_STATE
                    + "; " + state.waiting().size() + " partitions wait, "
                    + state.queue().size() + " are queued");
        }
        store.put(STATE + refit, json);
    }

    Optional<String> lastRequested(String refit, String partition) {
        return lastRequested(store, refit, partition);
    }

    static Optional<String> lastRequested(ReadOnlyKeyValueStore<String, byte[]> store, String refit, String partition) {
        return Optional.ofNullable(store.get(REQUESTED + refit + "/" + partition))
                .map(run -> new String(run, StandardCharsets.UTF_8));
    }

    void requested(String refit, String partition, String run) {
        store.put(REQUESTED + refit + "/" + partition, run.getBytes(StandardCharsets.UTF_8));
    }

    /** Remembers which run of its partition has ended last, as long as there is a definition. */
    void ended(RunEnd end) {
        String key = ENDED + end.refit() + "/" + end.partition();
        store.put(key, RefitJson.bytes(ends(store, end.refit(), end.partition()).after(end)));
    }

    static RunsEnded ends(ReadOnlyKeyValueStore<String, byte[]> store, String refit, String partition) {
        byte[] json = store.get(ENDED + refit + "/" + partition);
        return json == null ? RunsEnded.NONE : RefitJson.read(json, RunsEnded.class);
    }

    /** Replaces the time at which the refit's rules are to be asked again. */
    void due(String refit, Optional<Instant> time) {
        byte[] before = store.get(DUE_OF + refit);
        if (before != null) {
            store.delete(new String(before, StandardCharsets.UTF_8) + refit);
        }
        if (time.isEmpty()) {
            store.delete(DUE_OF + refit);
        } else {
            String prefix = prefix(time.get());
            store.put(prefix + refit, new byte[0]);
            store.put(DUE_OF + refit, prefix.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The refits whose rules are to be asked by this time, the most urgent first. */
    List<String> due(Instant now) {
        List<String> refits = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.range(DUE, prefix(now.plusMillis(1)))) {
            entries.forEachRemaining(
                    entry -> refits.add(entry.key.substring(prefix(now).length())));
        }
        return refits;
    }

    /** The first time at which any refit's rules are to be asked. */
    Optional<Instant> nextDue() {
        try (KeyValueIterator<String, byte[]> entries = store.range(DUE, DUE + "~")) {
            return entries.hasNext()
                    ? Optional.of(Instant.ofEpochMilli(
                            Long.parseLong(entries.next().key.substring(DUE.length(), DUE.length() + 15))))
                    : Optional.empty();
        }
    }

    /** The back-fill of a refit that has not ended; empty also for a state that another release wrote. */
    Optional<Backfill> unfinishedBackfill(String refit) {
        try {
            return Optional.ofNullable(state(refit).backfill()).filter(backfill -> !backfill.isOver());
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    /** Forgets what a definition of the same name must not inherit. */
    void deleted(String refit) {
        due(refit, Optional.empty());
        try {
            put(refit, state(refit).afterDeletion());
        } catch (UnreadableException e) {
            store.delete(STATE + refit); // Another release's.
        }
        forget(REQUESTED + refit + "/");
        forget(ENDED + refit + "/");
    }

    private void forget(String prefix) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(store::delete);
    }

    private static String prefix(Instant time) {
        return DUE + String.format(Locale.ROOT, "%015d/", Math.max(0, time.toEpochMilli()));
    }
}
