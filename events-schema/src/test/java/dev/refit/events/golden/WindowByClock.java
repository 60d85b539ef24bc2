package dev.refit.events.golden;

import dev.refit.events.BackfillEvent.BackfillChangeRequested;
import dev.refit.events.BackfillEvent.BackfillEnded;
import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.TriggerEvent.RefitOverdue;
import dev.refit.events.TriggerEvent.RunHeldBack;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Expectation.Reference;
import dev.refit.events.definition.Expectation.Within;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.trigger.Concurrency;
import dev.refit.events.definition.trigger.Corrections;
import dev.refit.events.definition.trigger.MaxWait;
import dev.refit.events.definition.trigger.OnChange;
import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.events.definition.trigger.ScheduleSpec;
import dev.refit.events.run.Actor;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A definition with all that can be said about when its runs begin, and a run of two periods by the clock. */
final class WindowByClock {
    private WindowByClock() {}

    static RunContext run() {
        List<InputVersion> inputs = Stream.of("2013-02", "2013-03")
                .map(period -> new InputVersion(
                        "flights",
                        period,
                        1,
                        "etag-" + period,
                        List.of(FlightDelay.file("flights-" + period + ".csv.gz"))))
                .toList();
        return RunContext.of(
                DefinitionVersion.of(definition()),
                new Trigger(
                        Trigger.Kind.ARRIVAL, "2013-04-01T10:00:00Z", Trigger.Cause.SCHEDULE, "slot of 0 6 * * MON"),
                "2013-03",
                inputs);
    }

    static RunHeldBack heldBack() {
        return new RunHeldBack(
                "flight-delay",
                "2013-04",
                RunHeldBack.Reason.FUTURE,
                "flights/2013-04/1",
                "the period 2013-04 begins at 2013-04-01T04:00:00Z",
                Instant.parse("2013-04-01T04:00:00Z"));
    }

    static RefitOverdue overdue() {
        return new RefitOverdue("flight-delay", "40d", Instant.parse("2013-02-01T06:20:00Z"));
    }

    static BackfillRequested backfill() {
        return new BackfillRequested(
                "b-0f3m8kq2v7xw1",
                "flight-delay",
                run().definition().digest(),
                List.of("2013-02", "2013-03"),
                2,
                "2013-01 to 2013-03",
                Actor.unknown("alice"));
    }

    static BackfillChangeRequested backfillPaused() {
        return new BackfillChangeRequested(
                "b-0f3m8kq2v7xw1",
                "flight-delay",
                BackfillChangeRequested.Change.PAUSE,
                "6f1f4c4e-8a0c-4b86-9d55-1f7f2c9e4f10",
                Actor.unknown("alice"));
    }

    static BackfillEnded backfillEnded() {
        return new BackfillEnded("b-0f3m8kq2v7xw1", "flight-delay", 1, 3, 2, 4, 5, "the definition was deleted");
    }

    private static Expectation expectation(String column, List<String> unique, Within within, Reference references) {
        return new Expectation("flights", column, null, null, null, null, null, unique, within, references);
    }

    private static RefitDefinition definition() {
        RefitDefinition plain = FlightDelay.run().definition().spec();
        DataSpec data = new DataSpec(
                plain.data().datasets(),
                null,
                List.of(
                        expectation(null, List.of("carrier", "flight", "time_hour"), null, null),
                        expectation("time_hour", null, Within.PARTITION, null),
                        expectation("tailnum", null, null, new Reference("planes", "tailnum"))),
                null,
                null,
                null,
                new PartitionsSpec(PartitionsSpec.Every.MONTH, "America/New_York"),
                "2",
                1,
                "30s",
                new MaxWait("2d", MaxWait.Then.RUN),
                Corrections.NEWEST);
        return new RefitDefinition(
                plain.name(),
                data,
                plain.transform(),
                plain.training(),
                plain.packaging(),
                new ScheduleSpec(
                        "0 6 * * MON",
                        "America/New_York",
                        ScheduleSpec.CatchUp.LATEST,
                        ScheduleSpec.Arrivals.WAIT,
                        "12h"),
                Concurrency.QUEUE,
                "40d",
                OnChange.RUN,
                4);
    }
}
