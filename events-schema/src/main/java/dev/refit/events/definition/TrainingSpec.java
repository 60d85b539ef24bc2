package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.TimeSpan;
import dev.refit.events.definition.engine.TrainingEngine;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import java.time.Duration;
import java.util.Optional;

/**
 * How the model is trained. Exactly one engine is named. This type is the list of training engines: a new engine is one
 * more component, and one more method of {@link Cases}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingSpec(H2oTraining h2o, Integer attempts, String backoff, String timeout) implements AttemptSpec {

    /** A function of the engine that a definition names, with one method for each engine. */
    public interface Cases<R> {
        R h2o(H2oTraining training);
    }

    public TrainingSpec {
        Checks.present("h2o", h2o);
        AttemptSpec.check(attempts, backoff, timeout);
        if (h2o.search() != null
                && h2o.search().budget() != null
                && !isBudget(h2o.search().budget())) {
            throw Checks.invalid("search.budget", h2o.search().budget(), "1s to 7d, such as 30s, 10m or 2h");
        }
    }

    /** Whether the text is a valid budget of a search: a length of time from 1s to 7d. */
    public static boolean isBudget(String text) {
        return AttemptSpec.isTimeout(text);
    }

    /** Training with the operator's attempts. */
    public TrainingSpec(H2oTraining h2o) {
        this(h2o, null, null, null);
    }

    /**
     * The same with one more parameter for all trials, in place of the values to try of it.
     *
     * @throws IllegalArgumentException when a definition may not set the parameter, or not to this value
     */
    public TrainingSpec with(String parameter, Object value) {
        return engine(training -> new TrainingSpec(training.with(parameter, value), attempts, backoff, timeout));
    }

    /** The time that all trials may take together, from the begin of the first; empty for any. */
    public Optional<Duration> budget() {
        return engine().search() == null
                ? Optional.empty()
                : TimeSpan.of(engine().search().budget());
    }

    /** The engine that the definition names, for readers to whom all engines are alike. */
    public TrainingEngine engine() {
        return engine(training -> training);
    }

    /** Applies the case of the engine that the definition names. */
    public <R> R engine(Cases<R> cases) {
        return cases.h2o(h2o);
    }
}
