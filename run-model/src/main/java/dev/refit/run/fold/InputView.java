package dev.refit.run.fold;

import dev.refit.events.data.InputVersion;
import dev.refit.events.data.PartitionVersion;

/** The version of a dataset that a run reads. */
public record InputView(String dataset, String partition, long sequence, String token) implements PartitionVersion {
    static InputView of(InputVersion input) {
        return new InputView(input.dataset(), input.partition(), input.sequence(), input.token());
    }
}
