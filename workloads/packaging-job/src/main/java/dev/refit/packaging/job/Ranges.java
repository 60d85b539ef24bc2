package dev.refit.packaging.job;

import com.palantir.javapoet.CodeBlock;
import dev.refit.events.RefitJson;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The numbers that the columns had in training, as the model's schema has them. */
final class Ranges {
    /** They are part of a class, which has room for about three times as many. */
    private static final int MOST = 2000;

    private final Map<String, Input> inputs = new HashMap<>();

    /** @param schema empty when nothing is known */
    Ranges(Optional<byte[]> schema) {
        schema.map(json -> RefitJson.read(json, ModelSchema.class))
                .ifPresent(known -> known.inputs().forEach(input -> inputs.put(input.name(), input)));
    }

    CodeBlock code(Library library) {
        if (library.fields().size() > MOST) {
            return CodeBlock.of(
                    "$T.unknown($L)",
                    library.base("InputRanges"),
                    library.fields().size());
        }
        return CodeBlock.of(
                "new $T($L, $L)",
                library.base("InputRanges"),
                numbers(library.fields(), Input::smallest),
                numbers(library.fields(), Input::largest));
    }

    private CodeBlock numbers(List<InputField> fields, Function<Input, Double> number) {
        List<CodeBlock> numbers = fields.stream()
                .map(field -> inputs.get(field.feature()))
                .map(input -> input == null ? null : number.apply(input))
                .map(value -> value == null || !Double.isFinite(value)
                        ? CodeBlock.of("$T.NaN", Double.class)
                        : CodeBlock.of("$L", value))
                .toList();
        return CodeBlock.of("new double[] {$L}", CodeBlock.join(numbers, ", "));
    }
}
