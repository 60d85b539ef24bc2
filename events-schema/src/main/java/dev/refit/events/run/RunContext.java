package dev.refit.events.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.data.InputVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a stage needs to know about a run. Every event that triggers a stage of a refit's run carries it whole, so
 * that no service looks anything up.
 *
 * @param run the run's id, see {@link RunId}
 * @param generation 1, and one more with each retry of the run
 * @param partition the partition the run was requested for
 * @param actor who asked for the run, or for this generation of it; null when nobody did, or that is not known. No part of the
 *     run's identity
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunContext(
        String run,
        int generation,
        DefinitionVersion definition,
        Trigger trigger,
        String partition,
        List<InputVersion> inputs,
        Actor actor) {
    /** Stands for the id of a request while the id is derived from it. */
    private static final String UNNAMED = "unnamed";

    /** The most ids of one request that are tried. */
    private static final int MAX_TAKEN = 8;

    public RunContext {
        Checks.name("run", run, RunId.MAX);
        Checks.atLeast("generation", generation, 1);
        Checks.present("definition", definition);
        Checks.present("trigger", trigger);
        Checks.partition("partition", partition);
        inputs = Checks.notEmpty("inputs", inputs);
        long distinct = inputs.stream().map(RunContext::slice).distinct().count();
        if (distinct != inputs.size()) {
            throw Checks.invalid(
                    "inputs",
                    inputs.stream().map(RunContext::slice).toList(),
                    "one version of each dataset's partition");
        }
    }

    /** A run that nobody asked for by hand. */
    public RunContext(
            String run,
            int generation,
            DefinitionVersion definition,
            Trigger trigger,
            String partition,
            List<InputVersion> inputs) {
        this(run, generation, definition, trigger, partition, inputs, null);
    }

    /** A run of these inputs, in its first generation. Equal arguments give an equal run. */
    public static RunContext of(
            DefinitionVersion definition, Trigger trigger, String partition, List<InputVersion> inputs) {
        RunContext unnamed = new RunContext(UNNAMED, 1, definition, trigger, partition, inputs);
        return unnamed.withId(RunId.derive(unnamed.refit(), unnamed.identity(), 0));
    }

    /** Whether both were requested for the same definition, versions and trigger, whatever their ids and generations. */
    public boolean isSameRequest(RunContext other) {
        return refit().equals(other.refit()) && identity().equals(other.identity());
    }

    /** Whether both are of the same definition and read the same versions, whatever asked for them. */
    public boolean isSameWork(RunContext other) {
        return definition.digest().equals(other.definition.digest())
                && versions().equals(other.versions());
    }

    /** The same request under the id that follows its own, for when another request has its own already. */
    public RunContext withNextId() {
        int taken = 0;
        while (taken < MAX_TAKEN
                && !RunId.derive(refit(), identity(), taken).toString().equals(run)) {
            taken++;
        }
        return withId(RunId.derive(refit(), identity(), taken == MAX_TAKEN ? 0 : taken + 1));
    }

    private RunContext withId(RunId id) {
        return new RunContext(id.toString(), generation, definition, trigger, partition, inputs, actor);
    }

    /** The same run in another generation. */
    public RunContext inGeneration(int other) {
        return new RunContext(run, other, definition, trigger, partition, inputs, actor);
    }

    /** The same run in the same generation, asked for by this actor. */
    public RunContext by(Actor requester) {
        return new RunContext(run, generation, definition, trigger, partition, inputs, requester);
    }

    public String refit() {
        return definition.spec().name();
    }

    /** Identifies the run in records, workload names and events. */
    public RunRef ref() {
        return new RunRef(run, generation, refit(), partition);
    }

    private static String slice(InputVersion input) {
        return input.dataset() + "/" + input.partition();
    }

    /**
     * What distinguishes this request from all others of the refit: the definition, the versions in whatever order, and the
     * trigger's key.
     */
    private String identity() {
        return RefitJson.write(List.of(definition.digest(), versions(), trigger.key()));
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        for (InputVersion input : inputs) {
            versions.put(slice(input), input.sequence() + "/" + input.token());
        }
        return versions;
    }
}
