package dev.refit.trigger.topology;

import dev.refit.events.RefitJson;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.RunContext;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillItem;
import dev.refit.trigger.backfill.BackfillOrder;
import dev.refit.trigger.backfill.BackfillPlan;
import dev.refit.trigger.backfill.BackfillPlanner;
import dev.refit.trigger.backfill.PastRun;
import dev.refit.trigger.rule.BackfillRule;
import dev.refit.trigger.rule.RunEnd;
import dev.refit.trigger.version.Partitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Plans back-fills of the definitions, versions and ends of runs that the topology keeps.
 *
 * @param requests what was requested under a run's id; empty when it is not on record
 */
record Backfills(
        ReadOnlyKeyValueStore<String, byte[]> definitions,
        ReadOnlyKeyValueStore<String, byte[]> versions,
        ReadOnlyKeyValueStore<String, byte[]> refits,
        Function<String, Optional<RunContext>> requests) {
    private static final int READERS = 16;

    /** @throws ManualRunRefusedException when there is no such definition, or the order fits it not */
    BackfillPlan plan(String refit, BackfillOrder order, Instant now) {
        byte[] stored = definitions.get(refit);
        if (stored == null) {
            throw ManualRunRefusedException.unknown(refit);
        }
        DefinitionRecord record = RefitJson.read(stored, DefinitionRecord.class);
        Partitions partitions = new Partitions(record.definition().spec().data(), new StoredVersions(versions));
        Map<String, List<PastRun>> known = new ConcurrentHashMap<>();
        BackfillPlanner planner = new BackfillPlanner(record.definition(), partitions, known::get, now);
        try {
            List<String> range = planner.range(order);
            readAll(refit, range, known);
            return planner.plan(order);
        } catch (IllegalArgumentException e) {
            throw ManualRunRefusedException.because(e);
        }
    }

    /** Several at a time: each costs two looks at the artifact store. */
    private void readAll(String refit, List<String> range, Map<String, List<PastRun>> known) {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            range.stream()
                    .map(partition -> readers.submit(() -> known.put(partition, past(refit, partition))))
                    .toList()
                    .forEach(Backfills::await);
        } finally {
            readers.shutdownNow();
        }
    }

    private static void await(Future<?> reading) {
        try {
            reading.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    static Optional<Backfill> newest(ReadOnlyKeyValueStore<String, byte[]> refits, String refit) {
        return Optional.ofNullable(StoredRefits.state(refits, refit).backfill());
    }

    private List<PastRun> past(String refit, String partition) {
        List<PastRun> runs = new ArrayList<>();
        Optional<String> requested = StoredRefits.lastRequested(refits, refit, partition);
        List<RunEnd> ends = StoredRefits.ends(refits, refit, partition).ends().toList();
        requested
                .filter(run -> ends.stream().noneMatch(end -> end.run().equals(run)))
                .ifPresent(run -> runs.add(past(run, BackfillItem.State.RUNNING)));
        ends.forEach(end -> runs.add(past(end.run(), BackfillRule.state(end.outcome()))));
        return runs;
    }

    private PastRun past(String run, BackfillItem.State state) {
        return new PastRun(requests.apply(run).orElse(null), run, state);
    }
}
