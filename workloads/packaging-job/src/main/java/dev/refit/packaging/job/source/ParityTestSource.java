package dev.refit.packaging.job.source;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.refit.model.ModelInfo;
import dev.refit.model.Scorer;
import dev.refit.model.library.InputCoder;
import dev.refit.model.library.RowValues;
import dev.refit.packaging.job.library.InputField;
import dev.refit.packaging.job.library.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Generates the test that replays every recorded example, as a row and through the typed inputs. */
public final class ParityTestSource {
    /** A method's code is at most 64 KiB long. */
    private static final int COLUMNS_A_METHOD = 500;

    private static final TypeName NUMBERS = ArrayTypeName.of(double.class);

    private ParityTestSource() {}

    public static TypeSpec of(Library library) {
        TypeSpec.Builder type = TypeSpec.classBuilder(library.parityTest())
                .addJavadoc(
                        "Replays the predictions that were recorded when the model was packaged. {@link $T} must\n"
                                + "reproduce each of them.\n",
                        library.model())
                .addMethod(replay(library))
                .addMethod(typed(library))
                .addMethod(table(library))
                .addMethod(origin(library))
                .addMethod(input(library));
        for (int from = 0; from < library.fields().size(); from += COLUMNS_A_METHOD) {
            type.addMethod(columns(library, from));
        }
        List<Integer> enums = IntStream.range(0, library.fields().size())
                .filter(i -> library.fields().get(i).levels() != null)
                .boxed()
                .toList();
        if (!enums.isEmpty()) {
            type.addMethod(constants(library));
        }
        for (int from = 0; from < enums.size(); from += COLUMNS_A_METHOD) {
            type.addMethod(
                    constants(library, from, enums.subList(from, Math.min(from + COLUMNS_A_METHOD, enums.size()))));
        }
        return type.build();
    }

    private static MethodSpec replay(Library library) {
        return test("everyRecordedPredictionIsReproduced")
                .addStatement(
                        "$T.assertEquals($L, $T.load().verify())",
                        Assertions.class,
                        library.examples().count(),
                        library.model())
                .build();
    }

    /** The replay proves the rows. This proves that typed inputs become those rows, and rows become typed predictions. */
    private static MethodSpec typed(Library library) {
        MethodSpec.Builder method = test("typedInputsAndPredictionsAreThoseThatWereRecorded")
                .addStatement("$T model = $T.load()", library.model(), library.model())
                .addStatement("$T scorer = model.packaged().scorer()", library.runtime(Scorer.class))
                .addStatement("$T coder = model.packaged().inputsAsRecorded()", library.runtime(InputCoder.class))
                .addStatement("$T out = new double[scorer.outputSize()]", NUMBERS)
                .beginControlFlow("for ($T row : model.packaged().recordedRows())", NUMBERS)
                .addStatement("$T input = input(new $T(scorer.info(), row))", library.input(), rowValues(library))
                .addStatement("$T.assertArrayEquals(row, input.row(coder))", Assertions.class)
                .addStatement("scorer.score(row, out)")
                .addStatement("$T prediction = model.predicted(row)", library.prediction());
        if (library.shape().classifier()) {
            method.addStatement(
                            "$T.assertEquals(scorer.info().labels().get((int) out[0]), prediction.label())",
                            Assertions.class)
                    .addStatement("int next = 1")
                    .beginControlFlow("for ($T label : scorer.info().labels())", String.class)
                    .addStatement("$T.assertEquals(out[next], prediction.probability(label))", Assertions.class)
                    .addStatement(
                            "$T.assertEquals(out[next++], prediction.probabilities().get(label))", Assertions.class)
                    .endControlFlow();
        } else {
            method.addStatement("$T.assertEquals(out[0], prediction.value())", Assertions.class);
        }
        if (library.shape().scorer().marginCount() == 1) {
            method.addStatement("$T margins = new double[1]", NUMBERS)
                    .addStatement("scorer.margins(row, margins)")
                    .addStatement("$T.assertEquals(margins[0], prediction.margin())", Assertions.class);
        }
        return method.endControlFlow().build();
    }

    /** The constants are compiled in. The levels of the model must be the same, in the same order. */
    private static MethodSpec constants(Library library, int from, List<Integer> columns) {
        MethodSpec.Builder method = test("everyLevelHasItsConstantFrom" + from);
        for (int column : columns) {
            ClassName type = library.fields().get(column).levels().type(library);
            method.addStatement("compare($L, $T.values(), $T::level, $T::of)", column, type, type, type);
        }
        return method.build();
    }

    private static MethodSpec constants(Library library) {
        TypeVariableName type = TypeVariableName.get("T");
        ClassName text = ClassName.get(String.class);
        return MethodSpec.methodBuilder("compare")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariable(type)
                .addParameter(int.class, "column")
                .addParameter(ArrayTypeName.of(type), "constants")
                .addParameter(ParameterizedTypeName.get(ClassName.get(Function.class), type, text), "text")
                .addParameter(ParameterizedTypeName.get(ClassName.get(Function.class), text, type), "constant")
                .addStatement(
                        "$T<$T> levels = $T.load().packaged().scorer().info().inputs().get(column).levels()",
                        List.class,
                        String.class,
                        library.model())
                .addStatement("$T.assertEquals(levels.size() + 1, constants.length)", Assertions.class)
                .beginControlFlow("for (int i = 0; i < levels.size(); i++)")
                .addStatement("$T.assertEquals(levels.get(i), text.apply(constants[i]))", Assertions.class)
                .addStatement("$T.assertEquals(constants[i], constant.apply(levels.get(i)))", Assertions.class)
                .endControlFlow()
                .build();
    }

    /** Finds inputs and reads values like the Spark function, without Spark. */
    private static MethodSpec table(Library library) {
        return test("rowsOfATableBecomeThoseThatWereRecorded")
                .addStatement(
                        "$T coder = $T.load().packaged().inputsAsRecorded()",
                        library.runtime(InputCoder.class),
                        library.model())
                .addStatement(
                        "$T info = $T.load().packaged().scorer().info()",
                        library.runtime(ModelInfo.class),
                        library.model())
                .addStatement("$T<$T> names = new $T<>()", List.class, String.class, ArrayList.class)
                .addStatement("$T<$T> types = new $T<>()", List.class, String.class, ArrayList.class)
                .beginControlFlow("for (int i = info.features() - 1; i >= 0; i--)")
                .addStatement("names.add(info.inputs().get(i).name())")
                .addStatement(
                        "types.add(coder.isTime(i) ? $S : info.inputs().get(i).isCategorical() ? $S : $S)",
                        "timestamp",
                        "string",
                        "double")
                .endControlFlow()
                .addStatement("int[] places = coder.places(names, types)")
                .beginControlFlow("for ($T row : $T.load().packaged().recordedRows())", NUMBERS, library.model())
                .addStatement("$T values = new $T(info, row)", rowValues(library), rowValues(library))
                .beginControlFlow("for (int i = 0; i < row.length; i++)")
                .addStatement("int place = row.length - 1 - places[i]")
                .addStatement(
                        "$T value = coder.isTime(i) ? values.asInstant(place) : values.asValue(place)", Object.class)
                .addStatement("$T.assertEquals(row[i], coder.value(i, value))", Assertions.class)
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private static MethodSpec origin(Library library) {
        return test("theLibraryKnowsWhereItComesFrom")
                .addStatement(
                        "$T.assertEquals($S, $T.coordinates())",
                        Assertions.class,
                        library.coordinates(),
                        library.model())
                .addStatement(
                        "$T.assertEquals($S, $T.runId())",
                        Assertions.class,
                        library.origin().id(),
                        library.model())
                .build();
    }

    private static MethodSpec input(Library library) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("input")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(library.input())
                .addParameter(rowValues(library), "values")
                .addStatement("$T input = $T.builder()", library.builder(), library.input());
        for (int from = 0; from < library.fields().size(); from += COLUMNS_A_METHOD) {
            method.addStatement("setColumnsFrom$L(input, values)", from);
        }
        return method.addStatement("return input.build()").build();
    }

    private static MethodSpec columns(Library library, int from) {
        CodeBlock.Builder sets = CodeBlock.builder();
        int to = Math.min(from + COLUMNS_A_METHOD, library.fields().size());
        for (int i = from; i < to; i++) {
            InputField field = library.fields().get(i);
            CodeBlock value = CodeBlock.of("values.$L($L)", field.kind().reader(), i);
            sets.addStatement(
                    "input.$L($L)",
                    field.javaName(),
                    field.levels() == null
                            ? value
                            : CodeBlock.of("$T.of($L)", field.levels().type(library), value));
        }
        return MethodSpec.methodBuilder("setColumnsFrom" + from)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(library.builder(), "input")
                .addParameter(rowValues(library), "values")
                .addCode(sets.build())
                .build();
    }

    private static ClassName rowValues(Library library) {
        return library.runtime(RowValues.class);
    }

    private static MethodSpec.Builder test(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Test.class);
    }
}
