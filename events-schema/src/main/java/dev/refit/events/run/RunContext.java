package dev.refit.events.run;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.RefitDefinition;
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
    /** The longest refit's name, a dash and ten digits. */
    public static final int MAX_RUN = RefitDefinition.MAX_NAME + 11;

    public RunContext {
        Checks.name("run", run, MAX_RUN);
        Checks.atLeast("generation", generation, 1);
        Checks.present("definition", definition);
        Checks.present("trigger", trigger);
        Checks.partition("partition", partition);
        inputs = Checks.notEmpty("inputs", inputs);
        long distinct = inputs.stream().map(RunContext::slice).distinct().count();
        if (distinct != inputs.size()) {
            throw Checks.expected(
                    "inputs",
                    inputs.stream().map(RunContext::slice).toList(),
                    "one version of each dataset's partition");
        }
    }

    /** The run of these inputs, in its first generation. Equal arguments give an equal run. */
    public static RunContext of(
            DefinitionVersion definition, Trigger trigger, String partition, List<InputVersion> inputs) {
        return new RunContext(runId(definition, trigger, inputs), 1, definition, trigger, partition, inputs);
    }

    /** The same run, retried or as it was before. */
    public RunContext inGeneration(int other) {
        return new RunContext(run, other, definition, trigger, partition, inputs);
    }

    public String refit() {
        return definition.spec().name();
    }

    /** What it is called by. */
    public RunRef ref() {
        return new RunRef(run, generation, refit(), partition);
    }

    private static String slice(InputVersion input) {
        return input.dataset() + "/" + input.partition();
    }

    /** Derived, not drawn: the same definition, versions and trigger key name the same run, in whatever order. */
    private static String runId(DefinitionVersion definition, Trigger trigger, List<InputVersion> inputs) {
        Map<String, String> versions = new TreeMap<>();
        for (InputVersion input : inputs) {
            versions.put(slice(input), input.sequence() + "/" + input.token());
        }
        String identity = RefitJson.write(List.of(definition.digest(), versions, trigger.key()));
        return definition.spec().name() + "-" + Digests.sha256(identity).substring(0, 10);
    }
}
