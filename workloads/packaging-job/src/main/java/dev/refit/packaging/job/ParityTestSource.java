package dev.refit.packaging.job;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The test that replays every recorded example through the library's public face. */
final class ParityTestSource {
    /** A method's code is at most 64 KiB long. */
    private static final int COLUMNS_A_METHOD = 500;

    private ParityTestSource() {}

    static TypeSpec of(Library library) {
        TypeSpec.Builder type = TypeSpec.classBuilder(library.parityTest())
                .addJavadoc(
                        "Replays the predictions that were recorded where the model was trained: {@link $T} must\n"
                                + "answer each of them in every bit.\n",
                        library.model())
                .addMethod(replay(library))
                .addMethod(origin(library))
                .addMethod(input(library));
        for (int from = 0; from < library.fields().size(); from += COLUMNS_A_METHOD) {
            type.addMethod(columns(library, from));
        }
        return type.build();
    }

    private static MethodSpec replay(Library library) {
        ClassName example = library.recordedExample();
        CodeBlock published = library.shape().classifier()
                ? CodeBlock.of("prediction.label(), prediction.probabilities().values()")
                : CodeBlock.of("null, $T.of(prediction.value())", List.class);
        return MethodSpec.methodBuilder("everyRecordedPredictionIsReproducedInEveryBit")
                .addAnnotation(Test.class)
                .addException(IOException.class)
                .addStatement(
                        "$T examples = $T.readAll($S)",
                        ParameterizedTypeName.get(ClassName.get(List.class), example),
                        example,
                        library.examplesResource())
                .addStatement(
                        "$T differences = new $T<>()",
                        ParameterizedTypeName.get(List.class, String.class),
                        ArrayList.class)
                .addStatement("$T model = $T.load()", library.model(), library.model())
                .addCode("\n")
                .beginControlFlow("for ($T example : examples)", example)
                .addStatement("$T input = input(example)", library.input())
                .addStatement("$T prediction = model.score(input)", library.prediction())
                .addStatement("differences.addAll(example.differences(model.raw(input), $L))", published)
                .endControlFlow()
                .addCode("\n")
                .addStatement("$T.assertEquals($L, examples.size())", Assertions.class, library.examples())
                .beginControlFlow("if (!differences.isEmpty())")
                .addStatement("$T.fail($T.report(differences))", Assertions.class, example)
                .endControlFlow()
                .build();
    }

    private static MethodSpec origin(Library library) {
        return MethodSpec.methodBuilder("theLibraryKnowsWhereItComesFrom")
                .addAnnotation(Test.class)
                .addStatement(
                        "$T.assertEquals($S, $T.coordinates())",
                        Assertions.class,
                        library.coordinates(),
                        library.model())
                .addStatement(
                        "$T.assertEquals($S, $T.runId())",
                        Assertions.class,
                        library.run().run(),
                        library.model())
                .build();
    }

    private static MethodSpec input(Library library) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("input")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(library.input())
                .addParameter(library.recordedExample(), "example")
                .addStatement("$T input = $T.builder()", library.builder(), library.input());
        for (int from = 0; from < library.fields().size(); from += COLUMNS_A_METHOD) {
            method.addStatement("setColumnsFrom$L(input, example)", from);
        }
        return method.addStatement("return input.build()").build();
    }

    private static MethodSpec columns(Library library, int from) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("setColumnsFrom" + from)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(library.builder(), "input")
                .addParameter(library.recordedExample(), "example");
        int to = Math.min(from + COLUMNS_A_METHOD, library.fields().size());
        for (InputField field : library.fields().subList(from, to)) {
            method.addStatement(
                    "input.$L(example.$L($S))",
                    field.javaName(),
                    field.kind().reader(),
                    (field.kind() == InputField.Kind.TEXT ? "c:" : "n:") + field.feature());
        }
        return method.build();
    }
}
