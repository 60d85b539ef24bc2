package dev.refit.trigger.version;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.RunSettings;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes a run that is requested by hand, with the newest versions and as many periods of its window as there are. A suspended
 * definition can be run like this, too.
 */
public final class ManualRun {
    private static final int NAMED_PARTITIONS = 12;

    private ManualRun() {}

    /**
     * The run to request.
     *
     * @param key distinguishes this request from all others of the same definition and inputs; a repeated request with the
     *     same key names the same run
     * @param settings what the run does otherwise than its definition
     * @throws MissingVersionException when a dataset has no version to read; the message names each such dataset and the
     *     partitions that it has
     * @throws IllegalArgumentException when the partition is not a valid name, the key is empty or reserved, or a setting cannot be
     */
    public static RunContext of(
            DefinitionVersion definition, String partition, String key, RunSettings settings, Versions versions) {
        Checks.partition("partition", partition);
        if (Trigger.arrival().key().equals(key)) {
            throw Checks.invalid("key", key, "anything else, as this is the key of arrivals");
        }
        Trigger trigger = new Trigger(Trigger.Kind.MANUAL, key, null, settings.words());
        Partitions partitions = new Partitions(definition.spec().data(), versions);
        if (!partitions.isName(partition)) {
            throw Checks.invalid(
                    "partition", partition, partitions.calendar().orElseThrow().expected());
        }
        if (!partitions.isComplete(partition)) {
            throw new MissingVersionException(partitions.lacking(partition).stream()
                    .map(dataset -> missing(dataset, partition, versions))
                    .toList());
        }
        DefinitionVersion own = settings.equals(RunSettings.NONE)
                ? definition
                : DefinitionVersion.of(settings.applyTo(definition.spec()));
        return RunContext.of(own, trigger, partition, partitions.inputs(partition));
    }

    private static String missing(DatasetSpec dataset, String partition, Versions versions) {
        List<String> others =
                versions.partitions(dataset.name()).stream().sorted().toList();
        if (others.isEmpty()) {
            return "dataset " + dataset.name() + " has no version at all";
        }
        String named = others.stream().limit(NAMED_PARTITIONS).collect(Collectors.joining(", "));
        String more = others.size() > NAMED_PARTITIONS ? " and " + (others.size() - NAMED_PARTITIONS) + " more" : "";
        return "dataset " + dataset.name() + " has no version of partition " + partition + " (it has " + named + more
                + ")";
    }
}
