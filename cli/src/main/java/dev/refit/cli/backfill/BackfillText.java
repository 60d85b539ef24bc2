package dev.refit.cli.backfill;

import dev.refit.cli.screen.Table;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillPlan;
import java.util.Locale;
import java.util.stream.Collectors;

/** How back-fills read. */
final class BackfillText {
    private BackfillText() {}

    static Table table(BackfillPlan plan) {
        Table table = new Table("PARTITION", "RUN", "WHY");
        plan.entries().forEach(entry -> table.row(entry.partition(), entry.runs() ? "yes" : "no", entry.because()));
        return table;
    }

    /** Such as {@code 2 of 12 partitions would be run, 1 at once.} */
    static String summary(BackfillPlan plan) {
        if (plan.entries().isEmpty()) {
            return "There is no such partition with data.";
        }
        long runs = plan.entries().stream().filter(BackfillPlan.Entry::runs).count();
        return runs == 0
                ? "There is nothing to run."
                : runs + " of " + plan.entries().size() + " partitions to run, "
                        + plan.order().parallel() + " at once.";
    }

    static Table table(Backfill backfill) {
        Table table = new Table("PARTITION", "STATE", "RUN");
        backfill.items()
                .forEach((partition, item) ->
                        table.row(partition, word(item.state()), item.message() == null ? item.run() : item.message()));
        return table;
    }

    /** Such as {@code b-… (2013-01 to 2013-12), paused: 3 succeeded, 9 pending}. */
    static String summary(Backfill backfill) {
        String counts = backfill.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + word(count.getKey()))
                .collect(Collectors.joining(", "));
        String waits = backfill.waitsFor() == null ? "" : " (" + backfill.waitsFor() + ")";
        return backfill.id() + " (" + backfill.because() + "), " + word(backfill.status()) + waits + ": " + counts;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
