package dev.refit.events;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a stage must know of the run it works for; every event of a run's main line carries it whole, so that no
 * service looks anything up.
 *
 * @param run the run's id, {@code <refit>-<10 hexadecimal digits>}
 * @param generation 1, and one more with each retry of the run
 * @param partition the partition the run was requested for
 */
public record RunContext(
        String run,
        int generation,
        DefinitionVersion definition,
        Trigger trigger,
        String partition,
        List<InputVersion> inputs) {
    private static final int MAX_RUN = 35;

    public RunContext {
        Checks.name("run", run, MAX_RUN);
        Checks.atLeast("generation", generation, 1);
        Checks.present("definition", definition);
        Checks.present("trigger", trigger);
        Checks.partition("partition", partition);
        inputs = Checks.notEmpty("inputs", inputs);
    }

    /** The run of these inputs, in its first generation. Equal arguments give an equal run. */
    public static RunContext of(
            DefinitionVersion definition, Trigger trigger, String partition, List<InputVersion> inputs) {
        return new RunContext(runId(definition, trigger, inputs), 1, definition, trigger, partition, inputs);
    }

    public String refit() {
        return definition.spec().name();
    }

    /** Derived, not drawn: the same definition, versions and trigger key name the same run, in whatever order. */
    private static String runId(DefinitionVersion definition, Trigger trigger, List<InputVersion> inputs) {
        Map<String, String> versions = new TreeMap<>();
        for (InputVersion input : inputs) {
            versions.put(input.dataset() + "/" + input.partition(), input.sequence() + "/" + input.token());
        }
        String identity = RefitJson.write(List.of(definition.digest(), versions, trigger.key()));
        return definition.spec().name() + "-" + Digests.sha256(identity).substring(0, 10);
    }
}
