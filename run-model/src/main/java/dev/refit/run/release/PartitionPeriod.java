package dev.refit.run.release;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A partition whose name is a span of the calendar. Periods of the same form have an order; all other names are labels, such
 * as those of shops, of which none is older than another.
 *
 * @param name the partition
 */
public record PartitionPeriod(Form form, String name) {

    /** How a period is written. Within a form, the order of names is that of time. */
    public enum Form {
        YEAR("(19|20)\\d\\d"),
        QUARTER("\\d{4}-Q[1-4]"),
        MONTH("\\d{4}-(0[1-9]|1[0-2])"),
        WEEK("\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])"),
        DAY("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"),
        HOUR("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3])");

        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /** Empty when the name is a label. */
    public static Optional<PartitionPeriod> parse(String partition) {
        for (Form form : Form.values()) {
            if (form.pattern.matcher(partition).matches()) {
                return Optional.of(new PartitionPeriod(form, partition));
            }
        }
        return Optional.empty();
    }

    /** Whether both are periods of the same form, of which one is the older. */
    public static boolean areComparable(String partition, String other) {
        return parse(partition)
                .flatMap(period -> parse(other).filter(of -> of.form() == period.form()))
                .isPresent();
    }

    /** Whether one partition is a period before the other; false when the two cannot be compared. */
    public static boolean isOlder(String partition, String other) {
        return areComparable(partition, other) && partition.compareTo(other) < 0;
    }
}
