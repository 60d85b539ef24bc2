package dev.refit.trigger.backfill;

import dev.refit.events.BackfillEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.run.calendar.Calendar;
import dev.refit.run.calendar.Period;
import dev.refit.trigger.backfill.BackfillOrder.Kind;
import dev.refit.trigger.backfill.BackfillPlan.Entry;
import dev.refit.trigger.version.Partitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a back-fill would run, by what has arrived and what has run before. Not thread-safe. */
public final class BackfillPlanner {
    private static final int DIGITS = 20;

    private final DefinitionVersion definition;
    private final Partitions partitions;
    private final PastRuns past;
    private final Instant now;

    public BackfillPlanner(DefinitionVersion definition, Partitions partitions, PastRuns past, Instant now) {
        this.definition = definition;
        this.partitions = partitions;
        this.past = past;
        this.now = now;
    }

    /** @throws IllegalArgumentException when the order names no partitions of this refit, or too many */
    public BackfillPlan plan(BackfillOrder order) {
        List<Entry> entries = new ArrayList<>();
        List<Object> work = new ArrayList<>();
        for (String partition : range(order)) {
            Entry entry = cannotRun(partition)
                    .map(reason -> new Entry(partition, false, reason))
                    .orElseGet(() -> judge(order, partition));
            entries.add(entry);
            if (entry.runs()) {
                String last =
                        past.of(partition).stream().map(PastRun::id).findFirst().orElse("");
                work.add(List.of(run(partition).run(), last));
            }
        }
        String id = "b-"
                + Digests.sha256(RefitJson.write(List.of(definition.spec().name(), work)))
                        .substring(0, DIGITS);
        return new BackfillPlan(
                definition.spec().name(), definition.digest(), order, work.isEmpty() ? null : id, entries);
    }

    /**
     * The partitions that an order is about, in their order.
     *
     * @throws IllegalArgumentException when the order names no partitions of this refit, or too many
     */
    public List<String> range(BackfillOrder order) {
        Stream.of(Optional.ofNullable(order.from()), Optional.ofNullable(order.to()))
                .flatMap(Optional::stream)
                .filter(name -> !partitions.isName(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Checks.invalid(
                            "partition",
                            name,
                            partitions.calendar().orElseThrow().expected());
                });
        List<String> range =
                names(order).limit(BackfillEvent.MAX_PARTITIONS + 1L).toList();
        if (range.size() > BackfillEvent.MAX_PARTITIONS) {
            throw Checks.invalid(
                    "from and to", order.words(), "at most " + BackfillEvent.MAX_PARTITIONS + " partitions at once");
        }
        return range;
    }

    /** Of a calendar each period between both ends, whether it has data or not; else those that have data. */
    private Stream<String> names(BackfillOrder order) {
        Optional<Calendar> calendar = partitions.calendar();
        if (calendar.isPresent() && order.from() != null && order.to() != null) {
            return Stream.iterate(calendar.get().parse(order.from()).orElseThrow(), Period::next)
                    .map(Period::name)
                    .takeWhile(name -> name.compareTo(order.to()) <= 0);
        }
        return partitions.names().stream()
                .filter(partitions::isName)
                .filter(name -> order.from() == null || name.compareTo(order.from()) >= 0)
                .filter(name -> order.to() == null || name.compareTo(order.to()) <= 0)
                .sorted();
    }

    private Optional<String> cannotRun(String partition) {
        Optional<Instant> later = partitions.begins(partition).filter(now::isBefore);
        if (later.isPresent()) {
            return Optional.of("begins at " + later.get());
        }
        List<DatasetSpec> lacking = partitions.lacking(partition);
        if (!lacking.isEmpty()) {
            return Optional.of("no version of "
                    + lacking.stream().map(DatasetSpec::name).collect(Collectors.joining(", ")) + " has arrived");
        }
        return partitions.isRunnable(partition)
                ? Optional.empty()
                : Optional.of("fewer periods before it have data than a run needs");
    }

    private Entry judge(BackfillOrder order, String partition) {
        RunContext wanted = run(partition);
        List<PastRun> runs = past.of(partition);
        for (PastRun run : runs) {
            if (run.isOfSameWork(wanted) && run.state() == BackfillItem.State.RUNNING) {
                return new Entry(partition, false, run.id() + " of the same data and definition is under way");
            }
            if (run.isOfSameWork(wanted) && run.hasModel()) {
                String how = run.state() == BackfillItem.State.SUCCEEDED ? " has succeeded" : " was rejected";
                return new Entry(partition, order.force(), run.id() + how + " from the same data and definition");
            }
        }
        Kind kind = kind(runs);
        boolean wantedKind = order.only().contains(kind) || order.force();
        return new Entry(partition, wantedKind, because(kind, runs) + (wantedKind ? "" : "; not asked for"));
    }

    private static Kind kind(List<PastRun> runs) {
        if (runs.isEmpty()) {
            return Kind.MISSING;
        }
        return switch (runs.get(0).state()) {
            case FAILED, CANCELLED -> Kind.FAILED;
            default -> Kind.CHANGED;
        };
    }

    private String because(Kind kind, List<PastRun> runs) {
        return switch (kind) {
            case MISSING -> "no run of it has ended";
            case FAILED ->
                runs.get(0).id()
                        + (runs.get(0).state() == BackfillItem.State.FAILED ? " has failed" : " was cancelled");
            case CHANGED -> {
                PastRun last = runs.get(0);
                boolean sameDefinition =
                        last.run() != null && last.run().definition().digest().equals(definition.digest());
                yield last.id() + " was of "
                        + (last.run() == null
                                ? "what is not on record"
                                : sameDefinition ? "other data" : "another definition");
            }
        };
    }

    private RunContext run(String partition) {
        return RunContext.of(definition, Trigger.arrival(), partition, partitions.inputs(partition));
    }
}
