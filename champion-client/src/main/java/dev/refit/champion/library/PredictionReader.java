package dev.refit.champion.library;

import dev.refit.champion.model.Prediction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;

/** Reads a library's typed prediction. */
final class PredictionReader {
    private final String version;
    private final Optional<MethodHandle> label;
    private final Optional<MethodHandle> probabilities;
    private final Optional<MethodHandle> value;
    private final Optional<MethodHandle> margin;

    PredictionReader(String version, Class<?> type) {
        this.version = version;
        this.label = find(type, "label", String.class);
        this.probabilities = find(type, "probabilities", Map.class);
        this.value = find(type, "value", double.class);
        this.margin = find(type, "margin", double.class);
    }

    @SuppressWarnings("unchecked")
    Prediction read(Object prediction) throws Throwable {
        return new Prediction(
                version,
                label.isPresent() ? (String) label.get().invokeExact(prediction) : null,
                probabilities.isPresent()
                        ? (Map<String, Double>) (Map<?, ?>) probabilities.get().invokeExact(prediction)
                        : Map.of(),
                value.isPresent() ? (double) value.get().invokeExact(prediction) : Double.NaN,
                margin.isPresent() ? (double) margin.get().invokeExact(prediction) : Double.NaN);
    }

    private static Optional<MethodHandle> find(Class<?> type, String name, Class<?> returned) {
        try {
            return Optional.of(MethodHandles.publicLookup()
                    .findVirtual(type, name, MethodType.methodType(returned))
                    .asType(MethodType.methodType(returned, Object.class)));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
