package dev.refit.trigger.rule;

import dev.refit.events.BackfillEvent.BackfillChangeRequested;
import dev.refit.events.BackfillEvent.BackfillEnded;
import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.RefitJson;
import dev.refit.events.TriggerEvent;
import dev.refit.events.TriggerEvent.RunHeldBack;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.trigger.Concurrency;
import dev.refit.events.definition.trigger.Corrections;
import dev.refit.events.definition.trigger.MaxWait;
import dev.refit.events.definition.trigger.OnChange;
import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.events.definition.trigger.ScheduleSpec;
import dev.refit.events.run.Actor;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.trigger.backfill.BackfillItem;
import dev.refit.trigger.version.KnownVersions;
import dev.refit.trigger.version.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One refit, the versions that arrive for it and a clock. Time passes only when it is told to, and then asks what is due. */
final class Scene {
    private final KnownVersions versions = new KnownVersions();
    private final Map<String, String> requested = new HashMap<>();
    private final List<String> runs = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private RefitState state = RefitState.NONE;
    private Optional<Instant> due = Optional.empty();
    private DefinitionRecord definition;
    private Instant now = Instant.parse("2014-06-01T00:00:00Z");
    private String tokens = "";

    /** Of monthly flights and weather; a name with {@code ?} is an optional dataset. */
    static Spec monthly(String... datasets) {
        return new Spec(List.of(datasets));
    }

    void apply(Spec spec) {
        definition = spec.definition();
        decide(new Occasion.Applied());
    }

    void suspend(boolean suspended) {
        definition = new DefinitionRecord(definition.definition(), suspended);
        decide(new Occasion.Applied());
    }

    /** Another version of each partition, {@code dataset/partition}. */
    Scene arrive(String... partitions) {
        for (String partition : partitions) {
            tokens += "x";
            String[] words = partition.split("/", 2);
            versions.add(Refits.arrival(words[0], words[1], tokens))
                    .ifPresent(version -> decide(new Occasion.Arrived(version)));
        }
        return this;
    }

    /** A version that is there before there is a definition. */
    void arriveBefore(String partition) {
        tokens += "x";
        String[] words = partition.split("/", 2);
        versions.add(Refits.arrival(words[0], words[1], tokens));
    }

    Scene pass(Duration time) {
        Instant end = now.plus(time);
        while (due.isPresent() && !due.get().isAfter(end)) {
            now = due.get().isAfter(now) ? due.get() : now;
            decide(new Occasion.Time());
        }
        now = end;
        return this;
    }

    /** The clock moves and nobody looks meanwhile. */
    Scene sleep(Duration time) {
        now = now.plus(time);
        return this;
    }

    Scene wake() {
        if (due.filter(time -> !time.isAfter(now)).isPresent()) {
            decide(new Occasion.Time());
        }
        return this;
    }

    void end(int run, RunEnd.Outcome outcome) {
        String id = ids.get(run);
        decide(new Occasion.Ended(new RunEnd(id, "delay", "2013-01", outcome, now)));
    }

    void backfill(String id, int parallel, String... partitions) {
        decide(new Occasion.BackfillAsked(new BackfillRequested(
                id,
                "delay",
                definition.definition().digest(),
                List.of(partitions),
                parallel,
                "a test",
                Actor.unknown("alice"))));
    }

    void change(String backfill, BackfillChangeRequested.Change change) {
        decide(new Occasion.BackfillAsked(
                new BackfillChangeRequested(backfill, "delay", change, "1", Actor.unknown("alice"))));
    }

    /** How the newest back-fill stands, as {@code partition state …, status}. */
    String backfill() {
        return state.backfill().items().entrySet().stream()
                .map(item ->
                        item.getKey() + " " + item.getValue().state().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(
                        ", ", "", "; " + state.backfill().status().name().toLowerCase(Locale.ROOT)));
    }

    /** Why the refit runs or not, as {@code refit why} prints it. */
    String why() {
        return text(Why.refit(facts(), state));
    }

    /** Why a partition runs or not, as {@code refit why} prints it. */
    String why(String partition) {
        return text(Why.partition(facts(), state, partition));
    }

    private static String text(Explanation explanation) {
        return String.join("\n", ExplanationText.lines(explanation));
    }

    private Facts facts() {
        return new Facts(definition, versions, partition -> Optional.ofNullable(requested.get(partition)), now);
    }

    /** How many runs are under way, those of a back-fill included. */
    int underWay() {
        return state.active().size()
                + (state.backfill() == null ? 0 : state.backfill().count(BackfillItem.State.RUNNING));
    }

    RefitState state() {
        return state;
    }

    /** The runs since the last call, as {@code partition: dataset/partition#sequence …}. */
    List<String> runs() {
        List<String> taken = List.copyOf(runs);
        runs.clear();
        return taken;
    }

    /** Asks the rules though nothing is due. */
    Scene ask() {
        decide(new Occasion.Time());
        return this;
    }

    /** The ids of all runs so far, the first one first. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    /** What a run of each partition would read now, of those that can run now. */
    Map<String, String> runnable() {
        Partitions partitions = new Partitions(definition.definition().spec().data(), versions);
        return partitions.names().stream()
                .filter(partitions::isRunnable)
                .filter(name -> partitions.begins(name).filter(now::isBefore).isEmpty())
                .collect(Collectors.toMap(name -> name, name -> partitions.inputs(name).stream()
                        .map(Scene::text)
                        .collect(Collectors.joining(" "))));
    }

    /** What was said since the last call, as {@code reason partition}. */
    List<String> said() {
        List<String> taken = List.copyOf(said);
        said.clear();
        return taken;
    }

    private void decide(Occasion occasion) {
        Decision decision = Triggers.decide(facts(), state, occasion);
        state = RefitJson.read(RefitJson.bytes(decision.state()), RefitState.class); // As if the process had ended.
        due = decision.due();
        decision.cancels().forEach(cancel -> said.add("cancel " + ids.indexOf(cancel.run())));
        for (RunContext run : decision.requests()) {
            if (run.trigger().cause() != Trigger.Cause.BACKFILL) {
                requested.put(run.partition(), run.run());
            }
            ids.add(run.run());
            runs.add(run.partition() + ": "
                    + run.inputs().stream().map(Scene::text).collect(Collectors.joining(" ")));
        }
        decision.said().forEach(event -> said.add(text(event)));
    }

    private static String text(InputVersion input) {
        return input.dataset() + "/" + input.partition() + "#" + input.sequence();
    }

    private static String text(TriggerEvent event) {
        if (event instanceof BackfillEnded ended) {
            return "ended " + ended.backfill() + ", round " + ended.round() + ": " + ended.succeeded() + " "
                    + ended.rejected() + " " + ended.failed() + " " + ended.skipped()
                    + (ended.message() == null ? "" : ", " + ended.message());
        }
        return event instanceof RunHeldBack held ? held.reason() + " " + held.partition() : "OVERDUE";
    }

    /** A definition while it is put together. */
    static final class Spec {
        private final List<String> datasets;
        private PartitionsSpec partitions = new PartitionsSpec(PartitionsSpec.Every.MONTH, null);
        private String window;
        private Integer minPeriods;
        private String debounce;
        private MaxWait maxWait;
        private Corrections corrections;
        private ScheduleSpec schedule;
        private Concurrency concurrency;
        private String freshWithin;
        private OnChange onChange;
        private Integer maxRuns;

        Spec(List<String> datasets) {
            this.datasets = datasets;
        }

        Spec labels() {
            partitions = null;
            return this;
        }

        Spec window(String periods, Integer least) {
            window = periods;
            minPeriods = least;
            return this;
        }

        Spec debounce(String span) {
            debounce = span;
            return this;
        }

        Spec maxWait(String span, MaxWait.Then then) {
            maxWait = new MaxWait(span, then);
            return this;
        }

        Spec corrections(Corrections mode) {
            corrections = mode;
            return this;
        }

        Spec schedule(ScheduleSpec spec) {
            schedule = spec;
            return this;
        }

        Spec concurrency(Concurrency mode) {
            concurrency = mode;
            return this;
        }

        Spec freshWithin(String span) {
            freshWithin = span;
            return this;
        }

        Spec onChange(OnChange mode) {
            onChange = mode;
            return this;
        }

        Spec maxRuns(int most) {
            maxRuns = most;
            return this;
        }

        private DefinitionRecord definition() {
            RefitDefinition plain = Refits.of("flights").definition().spec();
            DataSpec data = new DataSpec(
                    datasets.stream().map(Spec::dataset).toList(),
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    partitions,
                    window,
                    minPeriods,
                    debounce,
                    maxWait,
                    corrections);
            RefitDefinition spec = new RefitDefinition(
                    plain.name(),
                    data,
                    plain.transform(),
                    plain.training(),
                    plain.packaging(),
                    schedule,
                    concurrency,
                    freshWithin,
                    onChange,
                    maxRuns);
            return new DefinitionRecord(DefinitionVersion.of(spec), false);
        }

        private static DatasetSpec dataset(String name) {
            boolean optional = name.endsWith("?");
            Map<String, ColumnType> columns = Stream.of("a").collect(Collectors.toMap(a -> a, a -> ColumnType.INT));
            return new DatasetSpec(
                    name.replace("?", ""), new Format.Json(null), optional ? columns : Map.of(), false, optional);
        }
    }
}
