package dev.refit.packaging.job;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The typed prediction: the value of a regression; or the class, and every class's probability by method and by map. */
final class PredictionSource {
    /** With more classes than this there is only the map. */
    static final int MAX_CLASSES_BY_METHOD = 100;

    private static final TypeName PROBABILITIES = ParameterizedTypeName.get(Map.class, String.class, Double.class);

    private PredictionSource() {}

    static TypeSpec of(Library library) {
        TypeSpec.Builder type = library.shape().classifier() ? classification(library) : regression(library);
        return type.addModifiers(Modifier.PUBLIC)
                .addJavadoc("@see $T#score\n", library.model())
                .build();
    }

    private static TypeSpec.Builder regression(Library library) {
        return TypeSpec.recordBuilder(library.prediction())
                .addJavadoc(
                        "What the model predicts for $L. Immutable.\n\n@param value the predicted value\n",
                        DocText.of(library.shape().target()))
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(double.class, "value")
                        .build())
                .addMethod(ofRaw(library)
                        .addStatement("return new $T(raw[0])", library.prediction())
                        .build());
    }

    private static TypeSpec.Builder classification(Library library) {
        return TypeSpec.recordBuilder(library.prediction())
                .addJavadoc(
                        "What the model predicts for $L. Immutable.\n\n"
                                + "@param label the predicted class\n"
                                + "@param probabilities of each class, in the model's order of classes; unmodifiable\n",
                        DocText.of(library.shape().target()))
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "label")
                        .addParameter(PROBABILITIES, "probabilities")
                        .build())
                .addMethod(MethodSpec.compactConstructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addStatement(
                                "probabilities = $T.unmodifiableMap(new $T<>(probabilities))",
                                java.util.Collections.class,
                                LinkedHashMap.class)
                        .build())
                .addMethods(probabilityMethods(library))
                .addMethod(probabilityByName())
                .addMethod(ofRaw(library)
                        .addStatement("$T probabilities = new $T<>()", PROBABILITIES, LinkedHashMap.class)
                        .beginControlFlow("for (int i = 0; i < labels.size(); i++)")
                        .addStatement("probabilities.put(labels.get(i), raw[i + 1])")
                        .endControlFlow()
                        .addStatement("return new $T(labels.get((int) raw[0]), probabilities)", library.prediction())
                        .build());
    }

    private static List<MethodSpec> probabilityMethods(Library library) {
        if (library.shape().labels().size() > MAX_CLASSES_BY_METHOD) {
            return List.of();
        }
        JavaNames names = new JavaNames(List.of());
        return library.shape().labels().stream()
                .map(label -> MethodSpec.methodBuilder(names.member("probabilityOf", label))
                        .addJavadoc("The probability of the class $L.\n", DocText.of(label))
                        .addModifiers(Modifier.PUBLIC)
                        .returns(double.class)
                        .addStatement("return probability($S)", label)
                        .build())
                .toList();
    }

    private static MethodSpec probabilityByName() {
        CodeBlock unknown =
                CodeBlock.of("$S + label + $S + probabilities.keySet()", "label: got ", ", expected one of ");
        return MethodSpec.methodBuilder("probability")
                .addJavadoc("The probability of a class.\n\n"
                        + "@throws IllegalArgumentException when the model knows no such class\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(double.class)
                .addParameter(String.class, "label")
                .addStatement("$T probability = probabilities.get(label)", Double.class)
                .beginControlFlow("if (probability == null)")
                .addStatement("throw new $T($L)", IllegalArgumentException.class, unknown)
                .endControlFlow()
                .addStatement("return probability")
                .build();
    }

    private static MethodSpec.Builder ofRaw(Library library) {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.STATIC)
                .returns(library.prediction())
                .addParameter(ParameterizedTypeName.get(List.class, String.class), "labels")
                .addParameter(ArrayTypeName.of(double.class), "raw");
    }
}
