package dev.refit.trigger.rule;

import dev.refit.events.DataArrived;
import dev.refit.events.data.InputVersion;
import java.util.Optional;

/** Turns the arrivals of one partition of one dataset into its versions, one after the other. */
public final class NextVersion {
    private NextVersion() {}

    /**
     * The version that an arrival makes; empty when the arrival repeats the last version. Only the last one counts: the
     * tokens A, B, A are three versions.
     *
     * @param last the newest version of the arrival's dataset and partition, empty before the first
     * @throws IllegalArgumentException when {@code last} is of another dataset or partition
     */
    public static Optional<InputVersion> of(Optional<InputVersion> last, DataArrived arrival) {
        last.ifPresent(version -> requireSameSlice(version, arrival));
        if (last.filter(version -> version.token().equals(arrival.token())).isPresent()) {
            return Optional.empty();
        }
        long sequence = last.map(InputVersion::sequence).orElse(0L) + 1;
        return Optional.of(
                new InputVersion(arrival.dataset(), arrival.partition(), sequence, arrival.token(), arrival.files()));
    }

    private static void requireSameSlice(InputVersion last, DataArrived arrival) {
        if (!last.dataset().equals(arrival.dataset()) || !last.partition().equals(arrival.partition())) {
            throw new IllegalArgumentException("last: got " + last.dataset() + "/" + last.partition() + ", expected "
                    + arrival.dataset() + "/" + arrival.partition());
        }
    }
}
