package dev.refit.trigger.rule;

import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.RefitDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions that a run of a partition would read now.
 *
 * @param inputs in the order of the definition's datasets
 * @param missing the datasets without a version; a run is possible when this is empty
 */
record InputChoice(List<InputVersion> inputs, List<DatasetSpec> missing) {

    static InputChoice of(RefitDefinition definition, String partition, Versions versions) {
        List<InputVersion> inputs = new ArrayList<>();
        List<DatasetSpec> missing = new ArrayList<>();
        for (DatasetSpec dataset : definition.data().datasets()) {
            newest(dataset, partition, versions).ifPresentOrElse(inputs::add, () -> missing.add(dataset));
        }
        return new InputChoice(List.copyOf(inputs), List.copyOf(missing));
    }

    boolean isComplete() {
        return missing.isEmpty();
    }

    private static Optional<InputVersion> newest(DatasetSpec dataset, String partition, Versions versions) {
        return dataset.latest() ? versions.newest(dataset.name()) : versions.newest(dataset.name(), partition);
    }
}
