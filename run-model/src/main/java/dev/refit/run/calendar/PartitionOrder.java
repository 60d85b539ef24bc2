package dev.refit.run.calendar;

import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.events.definition.trigger.PartitionsSpec.Every;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which of two partitions is the older. Partitions are periods where the definition says so. Where it does not, their names
 * may look like periods all the same, and those of one length have the order of time; a year alone does not count then, as
 * four digits may be anything. All other names are labels, such as those of shops, of which none is older than another.
 */
public final class PartitionOrder {
    private final List<Every> lengths;

    /** @param partitions what the definition says of them; null when it says nothing */
    public PartitionOrder(PartitionsSpec partitions) {
        lengths = partitions == null
                ? Arrays.stream(Every.values())
                        .filter(every -> every != Every.YEAR)
                        .toList()
                : List.of(partitions.every());
    }

    /** Whether the partition is a period. */
    public boolean isPeriod(String partition) {
        return length(partition).isPresent();
    }

    /** Whether both are periods of one length, so that one is the older unless they are the same. */
    public boolean areComparable(String partition, String other) {
        return isPeriod(partition) && length(partition).equals(length(other));
    }

    /** Whether one partition is a period before the other; false when the two cannot be compared. */
    public boolean isOlder(String partition, String other) {
        return areComparable(partition, other) && partition.compareTo(other) < 0;
    }

    private Optional<Every> length(String partition) {
        return lengths.stream()
                .filter(every ->
                        new Calendar(every, ZoneOffset.UTC).parse(partition).isPresent())
                .findFirst();
    }
}
