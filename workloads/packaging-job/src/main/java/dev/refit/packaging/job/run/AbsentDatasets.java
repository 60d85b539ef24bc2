package dev.refit.packaging.job.run;

import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.run.RunContext;
import java.util.List;

/** The optional datasets that a run did without. */
final class AbsentDatasets {
    private AbsentDatasets() {}

    static List<String> of(RunContext run) {
        return run.definition().spec().data().datasets().stream()
                .filter(DatasetSpec::optional)
                .map(DatasetSpec::name)
                .filter(name ->
                        run.inputs().stream().noneMatch(input -> input.dataset().equals(name)))
                .toList();
    }
}
