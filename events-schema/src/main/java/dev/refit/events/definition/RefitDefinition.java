package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.trigger.Concurrency;
import dev.refit.events.definition.trigger.OnChange;
import dev.refit.events.definition.trigger.ScheduleSpec;
import dev.refit.events.definition.trigger.TriggerSpan;

/**
 * What to refit from which data, and how.
 *
 * @param name the refit's name, a DNS-1035 label of at most 24 characters
 * @param schedule runs by the clock; null for runs by arrivals
 * @param concurrency what becomes of a run that is due while another is under way; null means {@code Allow}
 * @param freshWithin how old the newest promoted model may become, such as {@code 40d}; null for any age
 * @param onChange what a changed definition asks for; null means {@code wait}
 * @param maxRuns how many runs may be under way at once, those of a back-fill included; null for any number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefitDefinition(
        String name,
        DataSpec data,
        TransformSpec transform,
        TrainingSpec training,
        PackagingSpec packaging,
        ScheduleSpec schedule,
        Concurrency concurrency,
        String freshWithin,
        OnChange onChange,
        Integer maxRuns) {
    public static final int MAX_NAME = 24;

    private static final int MAX_RUNS = 1_000;

    public RefitDefinition {
        Checks.name("name", name, MAX_NAME);
        Checks.present("data", data);
        Checks.present("transform", transform);
        Checks.present("training", training);
        Checks.present("packaging", packaging);
        TriggerSpan.check("freshWithin", freshWithin);
        if (maxRuns != null && (maxRuns < 1 || maxRuns > MAX_RUNS)) {
            throw Checks.invalid("maxRuns", maxRuns, "1 to " + MAX_RUNS);
        }
    }

    /** A refit whose runs arrivals request, each as soon as its data is there. */
    public RefitDefinition(
            String name, DataSpec data, TransformSpec transform, TrainingSpec training, PackagingSpec packaging) {
        this(name, data, transform, training, packaging, null, null, null, null, null);
    }

    /** The same with another transform. */
    public RefitDefinition withTransform(TransformSpec other) {
        return new RefitDefinition(
                name, data, other, training, packaging, schedule, concurrency, freshWithin, onChange, maxRuns);
    }

    /** The same with another training. */
    public RefitDefinition withTraining(TrainingSpec other) {
        return new RefitDefinition(
                name, data, transform, other, packaging, schedule, concurrency, freshWithin, onChange, maxRuns);
    }

    /** What becomes of a run that is due while another is under way. */
    @JsonIgnore
    public Concurrency concurrencyOrDefault() {
        return concurrency == null ? Concurrency.ALLOW : concurrency;
    }
}
