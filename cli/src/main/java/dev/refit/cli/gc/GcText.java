package dev.refit.cli.gc;

import dev.refit.cli.screen.Table;
import java.util.Locale;

/** What is to be removed, in words. */
public final class GcText {
    private static final double KIB = 1024;

    private GcText() {}

    /** Such as {@code 3 copies of models and data, 1.5 MiB}. */
    static String copies(GcPlan plan) {
        GcPlan.Copies sum = plan.sumOfCopies();
        return sum.files() + (sum.files() == 1 ? " copy" : " copies") + " of uploaded models and published files, "
                + size(sum.bytes());
    }

    public static Table table(GcPlan plan) {
        Table table = new Table("REFIT", "RUNS", "FILES", "SIZE");
        plan.sums().forEach((refit, sum) -> table.row(refit, sum.runs(), sum.files(), size(sum.bytes())));
        return table;
    }

    /** Such as {@code 1.5 MiB}. */
    public static String size(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= KIB && unit < 3) {
            size /= KIB;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", size, "KMGT".charAt(unit));
    }
}
