package dev.refit.packaging.job;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import hex.genmodel.MojoModel;
import hex.genmodel.MojoReaderBackendFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The model class: reads the MOJO from its own jar, once, and scores typed rows. */
final class ModelSource {
    private static final TypeName LEVELS = ParameterizedTypeName.get(Map.class, String.class, Integer.class);
    private static final TypeName LEVELS_OF_ALL = ParameterizedTypeName.get(ClassName.get(List.class), LEVELS);
    private static final TypeName LABELS = ParameterizedTypeName.get(List.class, String.class);
    private static final TypeName ROW = ArrayTypeName.of(double.class);

    private ModelSource() {}

    static TypeSpec of(Library library) {
        ClassName model = library.model();
        return TypeSpec.classBuilder(model)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "Predicts $L: a $L model of the run $L. Thread-safe.\n\n"
                                + "<pre>{@code $T prediction = $T.load().score($T.builder()....build());}</pre>\n",
                        DocText.of(library.shape().target()),
                        library.shape().algorithm(),
                        library.run().run(),
                        library.prediction(),
                        model,
                        library.input())
                .addField(model, "loaded", Modifier.PRIVATE, Modifier.STATIC)
                .addField(MojoModel.class, "mojo", Modifier.PRIVATE, Modifier.FINAL)
                .addField(FieldSpec.builder(LEVELS_OF_ALL, "levels", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T<>()", ArrayList.class)
                        .build())
                .addField(LABELS, "labels", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor())
                .addMethod(load(model))
                .addMethod(text("coordinates", library.coordinates(), "Group id, artifact id and version of this"))
                .addMethod(text("runId", library.run().run(), "The run that made this"))
                .addMethod(score(library))
                .addMethod(raw(library))
                .addMethod(number())
                .addMethod(read(library))
                .build();
    }

    private static MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(MojoModel.class, "mojo")
                .addStatement("this.mojo = mojo")
                .addStatement(
                        "this.labels = mojo.isClassifier() ? $T.of(mojo.getDomainValues(mojo.getResponseIdx())) :"
                                + " $T.of()",
                        List.class,
                        List.class)
                .beginControlFlow("for (int i = 0; i < mojo.nfeatures(); i++)")
                .addStatement("$T[] domain = mojo.getDomainValues(i)", String.class)
                .addStatement("$T indexes = new $T<>()", LEVELS, HashMap.class)
                .beginControlFlow("for (int level = 0; domain != null && level < domain.length; level++)")
                .addStatement("indexes.put(domain[level], level)")
                .endControlFlow()
                .addStatement("levels.add(indexes)")
                .endControlFlow()
                .build();
    }

    private static MethodSpec load(ClassName model) {
        return MethodSpec.methodBuilder("load")
                .addJavadoc("The model, which is read once and shared from then on.\n\n"
                        + "@throws IllegalStateException when the jar is incomplete\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.SYNCHRONIZED)
                .returns(model)
                .beginControlFlow("if (loaded == null)")
                .addStatement("loaded = new $T(read())", model)
                .endControlFlow()
                .addStatement("return loaded")
                .build();
    }

    private static MethodSpec text(String name, String value, String what) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L library.\n", what)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(String.class)
                .addStatement("return $S", value)
                .build();
    }

    private static MethodSpec score(Library library) {
        return MethodSpec.methodBuilder("score")
                .addJavadoc("Scores one row.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(library.prediction())
                .addParameter(library.input(), "input")
                .addStatement("return $T.of(labels, raw(input))", library.prediction())
                .build();
    }

    private static MethodSpec raw(Library library) {
        return MethodSpec.methodBuilder("raw")
                .addJavadoc("What the MOJO itself answers.\n")
                .returns(ROW)
                .addParameter(library.input(), "input")
                .addStatement("$T[] values = input.inModelOrder()", Object.class)
                .addStatement("$T row = new double[values.length]", ROW)
                .beginControlFlow("for (int i = 0; i < row.length; i++)")
                .addStatement("row[i] = number(values[i], levels.get(i))")
                .endControlFlow()
                .addComment("Exactly so long: a longer array gives other labels.")
                .addStatement("return mojo.score0(row, new double[mojo.getPredsSize()])")
                .build();
    }

    private static MethodSpec number() {
        return MethodSpec.methodBuilder("number")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(double.class)
                .addParameter(Object.class, "value")
                .addParameter(LEVELS, "levels")
                .beginControlFlow("if (value instanceof $T number)", Number.class)
                .addStatement("return number.doubleValue()")
                .endControlFlow()
                .beginControlFlow("if (value instanceof $T flag)", Boolean.class)
                .addStatement("return flag ? 1 : 0")
                .endControlFlow()
                .addStatement("$T level = value == null ? null : levels.get(value)", Integer.class)
                .addStatement("return level == null ? $T.NaN : level", Double.class)
                .build();
    }

    private static MethodSpec read(Library library) {
        String resource = library.mojoResource();
        return MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(MojoModel.class)
                .beginControlFlow(
                        "try ($T in = $T.class.getResourceAsStream($S))", InputStream.class, library.model(), resource)
                .beginControlFlow("if (in == null)")
                .addStatement(
                        "throw new $T($S)",
                        IllegalStateException.class,
                        "The jar of " + library.coordinates() + " is incomplete: it has no " + resource)
                .endControlFlow()
                .addStatement(
                        "return $T.load($T.createReaderBackend(in, $T.MEMORY))",
                        MojoModel.class,
                        MojoReaderBackendFactory.class,
                        MojoReaderBackendFactory.CachingStrategy.class)
                .nextControlFlow("catch ($T e)", IOException.class)
                .addStatement(
                        "throw new $T($S, e)",
                        UncheckedIOException.class,
                        "Cannot read " + resource + " of " + library.coordinates())
                .endControlFlow()
                .build();
    }
}
