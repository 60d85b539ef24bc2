package dev.refit.trigger.rule;

import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.util.Collection;
import java.util.List;

/**
 * Which runs a version requests, by one rule: a version requests a run of every partition that it completes or corrects.
 *
 * <ul>
 *   <li>A partition is complete when there is a version of it of every dataset that is not {@code latest}, and any
 *       version at all of every {@code latest} dataset. In which order they came does not matter.
 *   <li>A further version of a complete partition corrects it: another run, with the newest version of each dataset.
 *   <li>A version of a {@code latest} dataset corrects nothing; the next runs read it. Only its very first one completes
 *       the partitions that lacked nothing else.
 *   <li>A definition that is unknown or suspended when the version arrives requests nothing, and makes nothing good
 *       later: applying or resuming it requests no run of partitions that are complete by then. A run by hand does.
 * </ul>
 */
public final class Join {
    private Join() {}

    /**
     * The runs to request of one definition, in the order of their partitions.
     *
     * @param arrived a new version, see {@link NextVersion}
     * @param versions all versions, {@code arrived} included
     */
    public static List<RunContext> requests(DefinitionRecord definition, InputVersion arrived, Versions versions) {
        RefitDefinition spec = definition.definition().spec();
        if (definition.suspended()) {
            return List.of();
        }
        return spec
                .data()
                .dataset(arrived.dataset())
                .map(dataset -> candidates(spec, dataset, arrived, versions))
                .stream()
                .flatMap(Collection::stream)
                .filter(partition -> InputChoice.of(spec, partition, versions).isComplete())
                .sorted()
                .map(partition -> RunContext.of(
                        definition.definition(),
                        Trigger.arrival(),
                        partition,
                        InputChoice.of(spec, partition, versions).inputs()))
                .toList();
    }

    private static Collection<String> candidates(
            RefitDefinition definition, DatasetSpec dataset, InputVersion arrived, Versions versions) {
        if (!dataset.latest()) {
            return List.of(arrived.partition());
        }
        return isVeryFirst(arrived, versions) ? partitions(definition, versions) : List.of();
    }

    private static boolean isVeryFirst(InputVersion arrived, Versions versions) {
        return arrived.sequence() == 1
                && versions.partitions(arrived.dataset()).stream().allMatch(arrived.partition()::equals);
    }

    /** Any one dataset that is waited for names them all: what it lacks is not complete. */
    private static Collection<String> partitions(RefitDefinition definition, Versions versions) {
        return definition.data().datasets().stream()
                .filter(dataset -> !dataset.latest())
                .findFirst()
                .map(dataset -> versions.partitions(dataset.name()))
                .orElse(List.of());
    }
}
