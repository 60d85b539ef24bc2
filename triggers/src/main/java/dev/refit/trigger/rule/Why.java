package dev.refit.trigger.rule;

import dev.refit.events.checks.TimeSpan;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.trigger.ScheduleSpec;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillItem;
import dev.refit.trigger.version.Partitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explains what the rules wait for. Pure: it asks the same state and the same rules that decide. */
public final class Why {
    /** How many waiting partitions, and missing periods of a window, are named. */
    private static final int NAMED = 12;

    private final Facts facts;
    private final RefitState state;
    private final Partitions partitions;
    private final RefitDefinition spec;

    private Why(Facts facts, RefitState state) {
        this.facts = facts;
        this.state = state;
        this.partitions = new Partitions(facts.data(), facts.versions());
        this.spec = facts.spec();
    }

    /** Explains the refit as a whole: what is under way, what waits, and what comes next. */
    public static Explanation refit(Facts facts, RefitState state) {
        return new Why(facts, state).refit();
    }

    /** Explains one partition: which run of it was requested last, and what the next one waits for. */
    public static Explanation partition(Facts facts, RefitState state, String partition) {
        return new Why(facts, state).partition(partition);
    }

    private Explanation refit() {
        List<Explanation> parts = new ArrayList<>();
        suspended().ifPresent(parts::add);
        state.active()
                .forEach((run, partition) -> parts.add(Explanation.met(run + " of " + partition + " is under way")
                        .advising("refit runs watch " + run)));
        state.queue().keySet().forEach(partition -> parts.add(queued(partition)));
        state.waiting().keySet().stream().limit(NAMED).forEach(partition -> parts.add(partition(partition)));
        if (state.waiting().size() > NAMED) {
            parts.add(Explanation.waiting(state.waiting().size() - NAMED + " more partitions wait"));
        }
        newest().ifPresent(parts::add);
        schedule().ifPresent(parts::add);
        freshness().ifPresent(parts::add);
        backfill().ifPresent(parts::add);
        boolean blocked = facts.definition().suspended();
        boolean underWay = !state.active().isEmpty();
        Explanation whole = blocked
                ? Explanation.blocked(spec.name() + " begins no run", null)
                : underWay ? Explanation.met(spec.name() + " runs") : Explanation.waiting(spec.name() + " waits");
        return whole.with(parts);
    }

    private Explanation partition(String partition) {
        if (!partitions.isName(partition)) {
            return Explanation.blocked(
                    partition + " is no period of " + spec.name() + ", which is "
                            + partitions.calendar().orElseThrow().expected(),
                    "publish it under the name of a period");
        }
        List<Explanation> parts = new ArrayList<>();
        suspended().ifPresent(parts::add);
        facts.data().datasets().forEach(dataset -> parts.add(dataset(dataset, partition)));
        window(partition).ifPresent(parts::add);
        Waiting waiting = state.waiting().get(partition);
        if (waiting == null) {
            partitions
                    .begins(partition)
                    .filter(facts.now()::isBefore)
                    .ifPresent(begins -> parts.add(
                            Explanation.waiting("the period has not begun").until(begins)));
        } else {
            parts.add(waiting(partition, waiting));
        }
        if (state.givenUp().contains(partition)) {
            parts.add(Explanation.blocked(partition + " was given up when data.maxWait was over", byHand(partition)));
        }
        if (state.queue().containsKey(partition)) {
            parts.add(queued(partition));
        }
        Optional<String> last = facts.requested().last(partition);
        last.ifPresent(run ->
                parts.add(Explanation.met("a run was requested last as " + run).advising("refit runs show " + run)));
        return whole(partition, parts, last.isPresent()).with(parts);
    }

    private Explanation whole(String partition, List<Explanation> parts, boolean hasRun) {
        if (parts.stream().anyMatch(part -> part.status() == Explanation.Status.BLOCKED)) {
            return Explanation.blocked(partition + " begins no run", null);
        }
        if (parts.stream().anyMatch(part -> part.status() == Explanation.Status.WAITING)) {
            return Explanation.waiting(partition + " waits");
        }
        if (hasRun) {
            return Explanation.met(partition + " has its run");
        }
        return spec.schedule() != null && spec.schedule().arrivals() == ScheduleSpec.Arrivals.WAIT
                ? Explanation.waiting(partition + " waits for a slot of the schedule")
                : Explanation.blocked(
                        partition + " was complete before the definition was applied, or while it was suspended",
                        byHand(partition));
    }

    private Optional<Explanation> suspended() {
        return facts.definition().suspended()
                ? Optional.of(
                        Explanation.blocked("the definition is suspended", "refit definitions resume " + spec.name()))
                : Optional.empty();
    }

    private Explanation dataset(DatasetSpec dataset, String partition) {
        Optional<InputVersion> newest = dataset.latest()
                ? facts.versions().newest(dataset.name())
                : facts.versions().newest(dataset.name(), partition);
        if (newest.isPresent()) {
            return Explanation.met(dataset.name() + " has version "
                    + newest.get().sequence() + " of " + newest.get().partition());
        }
        String lacks = dataset.name() + " has no version" + (dataset.latest() ? " at all" : " of " + partition);
        if (dataset.optional()) {
            return Explanation.met(lacks + ", which is optional");
        }
        return Explanation.waiting(lacks)
                .advising("refit publish --partition " + partition + " " + dataset.name() + " FILE");
    }

    private Optional<Explanation> window(String partition) {
        if (facts.data().window() == null) {
            return Optional.empty();
        }
        List<String> complete = partitions.window(partition);
        int needed = facts.data().neededPeriods();
        String text = "its window has " + complete.size() + " complete periods, and needs " + needed;
        if (complete.size() >= needed) {
            return Optional.of(Explanation.met(text));
        }
        List<Explanation> missing = partitions.wholeWindow(partition).stream()
                .filter(name -> !complete.contains(name) && !name.equals(partition))
                .limit(NAMED)
                .map(name -> Explanation.waiting(name + " lacks " + WaitingRule.lacks(partitions, name)))
                .toList();
        return Optional.of(Explanation.waiting(text).with(missing));
    }

    private Explanation waiting(String partition, Waiting waiting) {
        Optional<Instant> ready = WaitingRule.ready(facts, partitions, partition, waiting);
        if (ready.isPresent() && ready.equals(partitions.begins(partition))) {
            return Explanation.waiting("the period has not begun").until(ready.get());
        }
        if (ready.isPresent()) {
            return Explanation.waiting("nothing may arrive until data.debounce is over")
                    .since(waiting.last())
                    .until(ready.get());
        }
        Explanation lacks = Explanation.waiting("waits for " + WaitingRule.lacks(partitions, partition))
                .since(waiting.first());
        return WaitingRule.expires(facts, waiting)
                .map(end -> lacks.until(end)
                        .advising("when data.maxWait is over then: "
                                + facts.data().maxWait().then().name().toLowerCase(Locale.ROOT)))
                .orElse(lacks);
    }

    private Explanation queued(String partition) {
        String others = RunLimit.named(spec, state.active().keySet(), state.backfill());
        if (others.isEmpty()) {
            return Explanation.waiting("a run of " + partition + " is the next to begin");
        }
        boolean full = !RunLimit.hasRoom(spec, state.active().size(), state.backfill());
        return Explanation.waiting("a run of " + partition + " begins when " + others + " is over"
                        + (full ? ", as maxRuns is " + spec.maxRuns() : ""))
                .advising("refit runs show " + others.split(",| ", 2)[0]);
    }

    private Optional<Explanation> newest() {
        return partitions.newestRunnable(facts.now()).map(newest -> Explanation.met(
                        "the newest complete partition is " + newest
                                + facts.requested()
                                        .last(newest)
                                        .map(run -> ", run as " + run)
                                        .orElse(", without a run"))
                .advising("refit why " + spec.name() + " --partition " + newest));
    }

    private Optional<Explanation> schedule() {
        if (spec.schedule() == null || state.slotsUntil() == null) {
            return Optional.empty();
        }
        Slots slots = new Slots(spec.schedule());
        return slots.after(state.slotsUntil())
                .map(next -> Explanation.waiting("the next slot of " + state.schedule() + " is " + next)
                        .until(next));
    }

    private Optional<Explanation> freshness() {
        if (spec.freshWithin() == null || state.freshSince() == null) {
            return Optional.empty();
        }
        Instant end = state.freshSince().plus(TimeSpan.of(spec.freshWithin()).orElseThrow());
        String from = state.promoted() == null ? "no model was promoted yet" : "the newest model was promoted";
        return Optional.of(
                end.isAfter(facts.now())
                        ? Explanation.met(from).since(state.freshSince()).until(end)
                        : Explanation.blocked("overdue: " + from + ", and " + spec.freshWithin() + " are over", null)
                                .since(state.freshSince()));
    }

    private Optional<Explanation> backfill() {
        return Optional.ofNullable(state.backfill())
                .filter(backfill -> !backfill.isOver())
                .map(backfill -> {
                    String pending = backfill.count(BackfillItem.State.PENDING) + " of its "
                            + backfill.items().size() + " partitions are pending";
                    String full = RunLimit.hasRoom(spec, state.active().size(), backfill)
                            ? ""
                            : "; as maxRuns is " + spec.maxRuns() + " they wait for those under way";
                    String about = "back-fill " + backfill.id() + " (" + backfill.because() + ") ";
                    return backfill.status() == Backfill.Status.PAUSED
                            ? Explanation.blocked(
                                    about + "is paused, " + pending + ": " + backfill.waitsFor(),
                                    "refit backfills resume " + spec.name())
                            : Explanation.met(about + "is under way, " + pending + full)
                                    .advising("refit backfills show " + spec.name());
                });
    }

    private String byHand(String partition) {
        return "refit run " + spec.name() + " --partition " + partition;
    }
}
