package dev.refit.champion.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A prediction of one version of a model. Immutable.
 *
 * @param version the version of the library that made it
 * @param label the predicted class; null when a quantity is predicted
 * @param probabilities the probability of each class, in the model's order; empty when a quantity is predicted
 * @param value the predicted quantity; NaN when a class is predicted
 * @param margin what the model added up; NaN of models that have no margin, or more than one
 */
public record Prediction(String version, String label, Map<String, Double> probabilities, double value, double margin) {
    public Prediction {
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    /** @throws IllegalArgumentException if the model does not know the class */
    public double probability(String ofClass) {
        Double probability = probabilities.get(ofClass);
        if (probability == null) {
            throw new IllegalArgumentException(
                    "class: got " + ofClass + ", expected one of " + String.join(", ", probabilities.keySet()));
        }
        return probability;
    }
}
