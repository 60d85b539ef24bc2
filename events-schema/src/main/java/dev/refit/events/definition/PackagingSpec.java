package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;

/**
 * The library that is made of the model.
 *
 * @param examples how many recorded predictions travel in it and are replayed against it
 * @param inputs null when the definition says nothing of them
 * @param olderPartitions {@link OlderPartitions#REJECT} if null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PackagingSpec(
        MavenSpec maven,
        int examples,
        InputsSpec inputs,
        OlderPartitions olderPartitions,
        Integer attempts,
        String backoff,
        String timeout)
        implements AttemptSpec {
    public static final int DEFAULT_EXAMPLES = 1000;

    public PackagingSpec {
        Checks.present("maven", maven);
        examples = examples == 0 ? DEFAULT_EXAMPLES : Checks.atLeast("examples", examples, 1);
        AttemptSpec.check(attempts, backoff, timeout);
    }

    /** Which says nothing of older partitions. */
    public PackagingSpec(
            MavenSpec maven, int examples, InputsSpec inputs, Integer attempts, String backoff, String timeout) {
        this(maven, examples, inputs, null, attempts, backoff, timeout);
    }

    /** With the operator's attempts. */
    public PackagingSpec(MavenSpec maven, int examples) {
        this(maven, examples, null, null, null, null);
    }

    /** Whether a model of an older partition may become the newest version. */
    public boolean publishesOlderPartitions() {
        return olderPartitions == OlderPartitions.PUBLISH;
    }

    /** Whether the library has enums for its categorical inputs. */
    public boolean levelsAreConstants() {
        return inputs != null && inputs.levels() == LevelType.ENUM;
    }
}
