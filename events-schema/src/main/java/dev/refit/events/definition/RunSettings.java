package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one run by hand does otherwise than its definition says: parameters of training, by their keys in the definition, such
 * as {@code training.h2o.parameters.ntrees}. Nothing else can be set, so whoever may request runs brings no code and names no
 * data.
 *
 * @param values by key; sorted
 */
public record RunSettings(@JsonValue Map<String, Object> values) {
    /** As the definition says. */
    public static final RunSettings NONE = new RunSettings(Map.of());

    private static final int MAX = 20;

    @JsonCreator
    public RunSettings {
        values = Checks.sorted("set", values);
        if (values.size() > MAX) {
            throw Checks.invalid("set", values.size() + " keys", "at most " + MAX);
        }
    }

    /**
     * The definition of the run.
     *
     * @throws IllegalArgumentException when a key cannot be set, or not to this value; the message names both and what was
     *     expected
     */
    public RefitDefinition applyTo(RefitDefinition definition) {
        TrainingSpec training = definition.training();
        String prefix = "training." + training.engine().key() + ".parameters.";
        for (Map.Entry<String, Object> setting : values.entrySet()) {
            if (!setting.getKey().startsWith(prefix)) {
                throw Checks.invalid("set", setting.getKey(), prefix + " and the name of a parameter");
            }
            training = training.with(setting.getKey().substring(prefix.length()), setting.getValue());
        }
        return definition.withTraining(training);
    }

    /** In words, such as {@code set training.h2o.parameters.ntrees=200}; null when nothing is set. */
    public String words() {
        return values.isEmpty()
                ? null
                : values.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + RefitJson.write(setting.getValue()))
                        .collect(Collectors.joining(", ", "set ", ""));
    }
}
