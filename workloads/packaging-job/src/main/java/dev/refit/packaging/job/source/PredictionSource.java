package dev.refit.packaging.job.source;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.refit.packaging.job.escape.JavadocText;
import dev.refit.packaging.job.library.JavaNames;
import dev.refit.packaging.job.library.Library;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Generates the typed prediction: a value, or a class with the probability of each class, and the margin. */
public final class PredictionSource {
    /** Beyond this number of classes, the probabilities are a map instead of components. */
    static final int MAX_CLASSES_BY_NAME = 100;

    private static final TypeName NUMBERS = ArrayTypeName.of(double.class);
    private static final TypeName BY_LABEL = ParameterizedTypeName.get(Map.class, String.class, Double.class);

    private final Library library;
    private final TypeSpec.Builder type;
    private final MethodSpec.Builder components = MethodSpec.constructorBuilder();
    private final List<CodeBlock> values = new ArrayList<>();

    private PredictionSource(Library library) {
        this.library = library;
        this.type = TypeSpec.recordBuilder(library.prediction())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "A prediction of $L. Immutable.\n\n@see $T#score\n",
                        JavadocText.of(library.shape().target()),
                        library.model());
    }

    public static TypeSpec of(Library library) {
        PredictionSource source = new PredictionSource(library);
        if (!library.shape().classifier()) {
            source.component("value", TypeName.DOUBLE, "the predicted value", CodeBlock.of("out[0]"));
        } else if (library.shape().labels().size() <= MAX_CLASSES_BY_NAME) {
            source.classesByName();
        } else {
            source.classesByMap();
        }
        return source.finished();
    }

    private TypeSpec finished() {
        if (library.shape().scorer().marginCount() == 1) {
            component(
                    "margin",
                    TypeName.DOUBLE,
                    "the raw sum of the model, from which its link function makes the prediction",
                    CodeBlock.of("margins[0]"));
        }
        return type.recordConstructor(components.build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addModifiers(Modifier.STATIC)
                        .returns(library.prediction())
                        .addParameter(ParameterizedTypeName.get(List.class, String.class), "labels")
                        .addParameter(NUMBERS, "out")
                        .addParameter(NUMBERS, "margins")
                        .addStatement("return new $T($L)", library.prediction(), CodeBlock.join(values, ", "))
                        .build())
                .build();
    }

    private void classesByName() {
        label();
        JavaNames names = new JavaNames(List.of("label", "margin", "probability", "probabilities", "of"));
        List<String> labels = library.shape().labels();
        CodeBlock.Builder cases = CodeBlock.builder().add("return switch (label) {\n$>");
        CodeBlock.Builder puts = CodeBlock.builder();
        for (int i = 0; i < labels.size(); i++) {
            String name = names.member("probabilityOf", labels.get(i));
            component(
                    name,
                    TypeName.DOUBLE,
                    "the probability of the class " + JavadocText.of(labels.get(i)),
                    CodeBlock.of("out[$L]", i + 1));
            cases.add("case $S -> $L;\n", labels.get(i), name);
            puts.addStatement("probabilities.put($S, $L)", labels.get(i), name);
        }
        cases.add("default -> throw new $T($L);\n$<};\n", IllegalArgumentException.class, unknown());
        type.addMethod(probability().addCode(cases.build()).build())
                .addMethod(MethodSpec.methodBuilder("probabilities")
                        .addJavadoc("Returns the probability of each class, in the model's order of classes.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(BY_LABEL)
                        .addStatement("$T probabilities = new $T<>()", BY_LABEL, LinkedHashMap.class)
                        .addCode(puts.build())
                        .addStatement("return probabilities")
                        .build());
    }

    private void classesByMap() {
        label();
        component(
                "probabilities",
                BY_LABEL,
                "the probability of each class, in the model's order of classes; unmodifiable",
                CodeBlock.of("byLabel(labels, out)"));
        type.addMethod(MethodSpec.methodBuilder("byLabel")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(BY_LABEL)
                        .addParameter(ParameterizedTypeName.get(List.class, String.class), "labels")
                        .addParameter(NUMBERS, "out")
                        .addStatement("$T probabilities = new $T<>()", BY_LABEL, LinkedHashMap.class)
                        .beginControlFlow("for (int i = 0; i < labels.size(); i++)")
                        .addStatement("probabilities.put(labels.get(i), out[i + 1])")
                        .endControlFlow()
                        .addStatement("return $T.unmodifiableMap(probabilities)", Collections.class)
                        .build())
                .addMethod(probability()
                        .addStatement("$T probability = probabilities.get(label)", Double.class)
                        .beginControlFlow("if (probability == null)")
                        .addStatement("throw new $T($L)", IllegalArgumentException.class, unknown())
                        .endControlFlow()
                        .addStatement("return probability")
                        .build());
    }

    private void label() {
        component(
                "label", ClassName.get(String.class), "the predicted class", CodeBlock.of("labels.get((int) out[0])"));
    }

    private void component(String name, TypeName of, String what, CodeBlock value) {
        components.addParameter(of, name);
        type.addJavadoc("@param $L $L\n", name, what);
        values.add(value);
    }

    private static CodeBlock unknown() {
        return CodeBlock.of("$S + label + $S", "label: got ", ", which is not a class of this model");
    }

    private static MethodSpec.Builder probability() {
        return MethodSpec.methodBuilder("probability")
                .addJavadoc("Returns the probability of a class.\n\n"
                        + "@throws IllegalArgumentException if the model does not know the class\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(double.class)
                .addParameter(String.class, "label");
    }
}
