package dev.refit.trigger.version;

import dev.refit.events.DataArrived;
import dev.refit.events.data.InputVersion;
import java.util.Optional;

/** Turns the arrivals of one partition of one dataset into its versions, one after the other. */
public final class NextVersion {
    private NextVersion() {}

    /**
     * The version that an arrival makes; empty when its partition has had one of the same token, the last one or any before
     * it: an arrival that is delivered late, or once more, must not make old data the newest. The tokens A, B, A are two
     * versions.
     *
     * @param versions all versions so far
     */
    public static Optional<InputVersion> of(Versions versions, DataArrived arrival) {
        if (versions.isKnown(arrival.dataset(), arrival.partition(), arrival.token())) {
            return Optional.empty();
        }
        long sequence = versions.newest(arrival.dataset(), arrival.partition())
                        .map(InputVersion::sequence)
                        .orElse(0L)
                + 1;
        return Optional.of(
                new InputVersion(arrival.dataset(), arrival.partition(), sequence, arrival.token(), arrival.files()));
    }
}
