package dev.refit.trigger.rule;

import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rule of arrivals: a new version requests a run of every partition that it completes or corrects.
 *
 * <ul>
 *   <li>A partition is complete when there is a version of it of every dataset that is not {@code latest}, and any
 *       version at all of every {@code latest} dataset. Their order does not matter.
 *   <li>A further version of a complete partition corrects it: another run, with the newest version of each dataset.
 *   <li>A version of a {@code latest} dataset corrects nothing; the next runs read it. Only its very first one completes
 *       the partitions that lacked nothing else.
 *   <li>A definition that is unknown or suspended when the version arrives requests nothing, neither then nor later:
 *       applying or resuming it requests no run of partitions that are complete by then. A run by hand reads them.
 * </ul>
 */
public final class Join {
    private Join() {}

    /** Decides for one definition; the requested runs are in the order of their partitions. */
    public static Decision decide(DefinitionRecord definition, Situation situation) {
        if (definition.suspended()) {
            return Decision.NOTHING;
        }
        RefitDefinition spec = definition.definition().spec();
        List<RunContext> requests = spec.data().dataset(situation.arrived().dataset()).stream()
                .flatMap(dataset -> candidates(spec, dataset, situation).stream())
                .sorted()
                .flatMap(partition -> request(definition.definition(), partition, situation.versions()).stream())
                .toList();
        return new Decision(requests);
    }

    private static Optional<RunContext> request(DefinitionVersion definition, String partition, Versions versions) {
        InputChoice choice = InputChoice.of(definition.spec(), partition, versions);
        return choice.isComplete()
                ? Optional.of(RunContext.of(definition, Trigger.arrival(), partition, choice.inputs()))
                : Optional.empty();
    }

    private static Collection<String> candidates(RefitDefinition definition, DatasetSpec dataset, Situation situation) {
        if (!dataset.latest()) {
            return List.of(situation.arrived().partition());
        }
        return isVeryFirst(situation) ? partitions(definition, situation.versions()) : List.of();
    }

    private static boolean isVeryFirst(Situation situation) {
        InputVersion arrived = situation.arrived();
        return arrived.sequence() == 1
                && situation.versions().partitions(arrived.dataset()).stream().allMatch(arrived.partition()::equals);
    }

    /** One dataset that is waited for is enough: a partition that it lacks is not complete. */
    private static Collection<String> partitions(RefitDefinition definition, Versions versions) {
        return definition.data().datasets().stream()
                .filter(dataset -> !dataset.latest())
                .findFirst()
                .map(dataset -> versions.partitions(dataset.name()))
                .orElse(List.of());
    }
}
