package dev.refit.model.mojo.archive;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** H2O's report on the training, which a MOJO may contain beside the model. */
final class ModelDetails {
    static final String ENTRY = "experimental/modelDetails.json";

    private final Map<?, ?> output;

    private ModelDetails(Map<?, ?> output) {
        this.output = output;
    }

    /**
     * Reads the report. The result is empty if the MOJO has none.
     *
     * @throws InvalidMojoException if the report is damaged
     */
    static Optional<ModelDetails> of(MojoArchive mojo) {
        if (!mojo.has(ENTRY)) {
            return Optional.empty();
        }
        try {
            Object details = Json.read(new String(mojo.bytes(ENTRY), StandardCharsets.UTF_8));
            return Optional.of(new ModelDetails(member(details, "output", Map.class)));
        } catch (InvalidMojoException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidMojoException(ENTRY, e.getMessage());
        }
    }

    /** Counts the columns with a variable importance other than 0. The result is empty if importances are not reported. */
    Optional<Integer> usedVariables() {
        if (output.get("variable_importances") == null) {
            return Optional.empty();
        }
        Map<?, ?> table = member(output, "variable_importances", Map.class);
        List<?> columns = member(table, "columns", List.class);
        List<?> data = member(table, "data", List.class);
        for (int i = 0; i < Math.min(columns.size(), data.size()); i++) {
            if (member(columns.get(i), "description", String.class).equals("Relative Importance")
                    && data.get(i) instanceof List<?> importances) {
                return Optional.of((int) importances.stream()
                        .filter(importance -> !Double.valueOf(0).equals(importance))
                        .count());
            }
        }
        throw new InvalidMojoException(ENTRY, "expected a column Relative Importance in output.variable_importances");
    }

    private static <T> T member(Object object, String name, Class<T> type) {
        if (object instanceof Map<?, ?> map && type.isInstance(map.get(name))) {
            return type.cast(map.get(name));
        }
        throw new InvalidMojoException(ENTRY, "expected a " + type.getSimpleName() + " named " + name);
    }
}
