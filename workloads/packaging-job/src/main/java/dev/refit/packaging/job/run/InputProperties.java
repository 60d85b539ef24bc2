package dev.refit.packaging.job.run;

import dev.refit.events.data.InputVersion;
import dev.refit.events.run.RunContext;
import dev.refit.run.input.PartitionWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties that name a run's inputs: {@code refit.input.flights}, or {@code refit.input.flights.01} and so on, in the
 * run's order, when it read several partitions of the dataset. A partition's name may be no part of a property's.
 */
final class InputProperties {
    static final String ABSENT = "absent";

    private InputProperties() {}

    static Map<String, String> of(RunContext run) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (PartitionWindow<InputVersion> window : PartitionWindow.of(run.inputs())) {
            List<InputVersion> versions = window.versions();
            int digits = Math.max(2, Integer.toString(versions.size()).length());
            for (int i = 0; i < versions.size(); i++) {
                String number = versions.size() == 1 ? "" : ("." + "%0" + digits + "d").formatted(i + 1);
                InputVersion version = versions.get(i);
                properties.put(
                        "refit.input." + window.dataset() + number,
                        version.partition() + "/" + version.sequence() + "/" + version.token());
            }
        }
        AbsentDatasets.of(run).forEach(dataset -> properties.put("refit.input." + dataset, ABSENT));
        return properties;
    }
}
