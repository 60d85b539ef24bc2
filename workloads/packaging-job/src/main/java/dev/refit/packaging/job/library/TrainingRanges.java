package dev.refit.packaging.job.library;

import com.palantir.javapoet.CodeBlock;
import dev.refit.events.RefitJson;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.model.library.InputRanges;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The smallest and largest numbers of the columns in training, as the schema of the model records them. */
public final class TrainingRanges {
    /** The ranges are compiled into a class, which has room for about three times as many. */
    private static final int MOST = 2000;

    private final Map<String, Input> inputs = new HashMap<>();

    /** @param schema empty if no ranges are known */
    public TrainingRanges(Optional<byte[]> schema) {
        schema.map(json -> RefitJson.read(json, ModelSchema.class))
                .ifPresent(known -> known.inputs().forEach(input -> inputs.put(input.name(), input)));
    }

    public CodeBlock code(Library library) {
        if (library.fields().size() > MOST) {
            return CodeBlock.of(
                    "$T.unknown($L)",
                    library.runtime(InputRanges.class),
                    library.fields().size());
        }
        return CodeBlock.of(
                "new $T($L, $L)",
                library.runtime(InputRanges.class),
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
