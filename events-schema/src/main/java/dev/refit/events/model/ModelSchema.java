package dev.refit.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model reads and what it answers, as its exported form says: what the consumers of its library depend on.
 *
 * @param inputs in the order of a row
 */
public record ModelSchema(List<Input> inputs, Response response) {
    public ModelSchema {
        inputs = Checks.notEmpty("inputs", inputs);
        Checks.present("response", response);
        Set<String> names = new HashSet<>();
        for (Input input : inputs) {
            if (!names.add(input.name())) {
                throw Checks.invalid("inputs", input.name() + " twice", "each input once");
            }
        }
    }

    public enum Kind {
        @JsonProperty("numeric")
        NUMERIC,
        @JsonProperty("categorical")
        CATEGORICAL
    }

    /**
     * @param type what the library's Java type follows: of a numeric input the type in the feature table, such as {@code
     *     int}, null when it is not known; of a categorical one {@link LevelConstants#TYPE}, or null when it is a text
     * @param levels the texts that training has met, in the order of their indexes; empty of a numeric input
     * @param smallest the smallest number that training has met, null when that is not known or the input categorical
     * @param largest the largest one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Input(String name, Kind kind, String type, List<String> levels, Double smallest, Double largest) {
        public Input {
            Checks.text("name", name);
            Checks.present("kind", kind);
            levels = Checks.copy("levels", levels);
            if (kind == Kind.NUMERIC && !levels.isEmpty()) {
                throw Checks.invalid("levels", levels, "none, as " + name + " is numeric");
            }
        }

        /** Of which neither type nor numbers are known. */
        public Input(String name, Kind kind, List<String> levels) {
            this(name, kind, null, levels, null, null);
        }

        /**
         * A categorical one.
         *
         * @param constants whether its levels are to be constants, where they can be
         */
        public static Input categorical(String name, List<String> levels, boolean constants) {
            String type = constants && LevelConstants.of(levels).isPresent() ? LevelConstants.TYPE : null;
            return new Input(name, Kind.CATEGORICAL, type, levels, null, null);
        }

        /** The constants of its levels, in their order; empty when these are texts. */
        public Optional<List<String>> constants() {
            return kind == Kind.CATEGORICAL && LevelConstants.TYPE.equals(type)
                    ? LevelConstants.of(levels)
                    : Optional.empty();
        }
    }

    /** @param labels the classes in the order of their probabilities; empty when the model predicts a quantity */
    public record Response(String name, List<String> labels) {
        public Response {
            Checks.text("name", name);
            labels = Checks.copy("labels", labels);
        }
    }
}
