package dev.refit.packaging.job;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The model class: reads the MOJO from its own jar, once, and scores typed rows. */
final class ModelSource {
    private static final TypeName NUMBERS = ArrayTypeName.of(double.class);
    private static final TypeName BY_NAME = ParameterizedTypeName.get(Map.class, String.class, Double.class);

    private final Library library;
    private final ReleaseFiles files;

    private ModelSource(Library library, ReleaseFiles files) {
        this.library = library;
        this.files = files;
    }

    static TypeSpec of(Library library, ReleaseFiles files) {
        return new ModelSource(library, files).type();
    }

    private TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(library.model())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "Predicts $L: a $L model, $L. Thread-safe.\n\n"
                                + "<pre>{@code $T prediction = $T.load().score($T.builder()....build());}</pre>\n",
                        DocText.of(library.shape().target()),
                        library.shape().algorithm(),
                        DocText.of(library.origin().story()),
                        library.prediction(),
                        library.model(),
                        library.input())
                .addField(facts())
                .addField(library.model(), "loaded", Modifier.PRIVATE, Modifier.STATIC)
                .addField(library.base("PackagedModel"), "model", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(library.base("PackagedModel"), "model")
                        .addStatement("this.model = model")
                        .build())
                .addMethod(load())
                .addMethod(text("coordinates", library.coordinates(), "Group id, artifact id and version of this"))
                .addMethod(text("runId", library.origin().id(), library.origin().madeBy() + " that made this"))
                .addMethod(score())
                .addMethod(predicted())
                .addMethod(scoreAll());
        if (library.shape().scorer().marginCount() > 0) {
            type.addMethod(margins());
        }
        if (library.shape().scorer().trees() > 0) {
            type.addMethod(leafAssignments());
        }
        if (library.shape().contributions() != null) {
            type.addMethod(contributions());
        }
        return type.addMethod(inputs())
                .addMethod(metrics())
                .addMethod(provenance())
                .addMethod(verify())
                .addMethod(packaged())
                .addMethod(main())
                .build();
    }

    private FieldSpec facts() {
        return FieldSpec.builder(
                        library.base("LibraryFacts"), "FACTS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "new $T(\n$S,\n$S,\n$S,\n$L,\n$L,\n$L,\n$L,\n$L)",
                        library.base("LibraryFacts"),
                        library.coordinates(),
                        library.origin().id(),
                        dev.refit.model.library.LibraryFacts.thisJava(),
                        resource(library.mojoResource(), files.mojoDigest()),
                        resource(library.examplesResource(), files.examplesDigest()),
                        resource("/" + ReleaseFiles.PROVENANCE, files.provenanceDigest()),
                        Policies.code(library),
                        library.ranges().code(library))
                .build();
    }

    private CodeBlock resource(String name, String digest) {
        return CodeBlock.of("new $T.Resource($S, $S)", library.base("LibraryFacts"), name, digest);
    }

    private MethodSpec load() {
        CodeBlock loader = library.shape().selfContained()
                ? CodeBlock.of("$T::load", library.runtime("Scorer"))
                : CodeBlock.of("$T::of", ClassName.get(library.packageName(), "GenmodelScorer"));
        return MethodSpec.methodBuilder("load")
                .addJavadoc("The model, which is read once and shared from then on.\n\n"
                        + "@throws IllegalStateException when the jar is incomplete, or its model was changed\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.SYNCHRONIZED)
                .returns(library.model())
                .beginControlFlow("if (loaded == null)")
                .addStatement(
                        "loaded = new $T($T.open($T.class, FACTS, $L, $L))",
                        library.model(),
                        library.base("PackagedModel"),
                        library.model(),
                        loader,
                        library.shape().contributions() != null)
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

    private MethodSpec score() {
        return onInput("score", library.prediction(), "Scores one row.")
                .addStatement("return predicted(input.row(model.inputs()))")
                .build();
    }

    private MethodSpec predicted() {
        return MethodSpec.methodBuilder("predicted")
                .addJavadoc(
                        "Scores one row of numbers in the model's order, as {@link #inputs} makes them of values.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(library.prediction())
                .addParameter(NUMBERS, "row")
                .addStatement("$T scorer = model.scorer()", library.runtime("Scorer"))
                .addStatement("$T out = new double[scorer.outputSize()]", NUMBERS)
                .addStatement("$T margins = new double[scorer.marginCount()]", NUMBERS)
                .addStatement("scorer.score(row, out, margins)")
                .addStatement("return $T.of(scorer.info().labels(), out, margins)", library.prediction())
                .build();
    }

    private MethodSpec scoreAll() {
        TypeName predictions = ParameterizedTypeName.get(ClassName.get(List.class), library.prediction());
        return MethodSpec.methodBuilder("scoreAll")
                .addJavadoc("Scores many rows, each exactly as {@link #score} does.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(predictions)
                .addParameter(ParameterizedTypeName.get(ClassName.get(List.class), library.input()), "inputs")
                .addStatement("$T predictions = new $T<>(inputs.size())", predictions, ArrayList.class)
                .beginControlFlow("for ($T input : inputs)", library.input())
                .addStatement("predictions.add(score(input))")
                .endControlFlow()
                .addStatement("return predictions")
                .build();
    }

    private MethodSpec margins() {
        return onInput("margins", NUMBERS, "What the model adds up before it becomes a prediction.")
                .addStatement("$T margins = new double[model.scorer().marginCount()]", NUMBERS)
                .addStatement("model.scorer().margins(input.row(model.inputs()), margins)")
                .addStatement("return margins")
                .build();
    }

    private MethodSpec leafAssignments() {
        return onInput(
                        "leafAssignments",
                        ArrayTypeName.of(int.class),
                        "The node of the leaf that a row reaches in each" + " tree.")
                .addStatement("int[] leaves = new int[model.scorer().trees()]")
                .addStatement("model.scorer().leafAssignments(input.row(model.inputs()), leaves)")
                .addStatement("return leaves")
                .build();
    }

    private MethodSpec contributions() {
        return onInput(
                        "contributions",
                        BY_NAME,
                        "How much each of the model's inputs has contributed, by TreeSHAP, in its order; the bias is"
                                + " the last,\nunder \"\".")
                .addStatement("$T explained = model.contributions()", library.runtime("Contributions"))
                .addStatement("float[] values = new float[explained.size()]")
                .addStatement("explained.of(input.row(model.inputs()), values)")
                .addStatement("$T byName = new $T<>()", BY_NAME, LinkedHashMap.class)
                .beginControlFlow("for (int i = 0; i < values.length - 1; i++)")
                .addStatement("byName.merge(explained.names().get(i), (double) values[i], Double::sum)")
                .endControlFlow()
                .addStatement("byName.put($S, (double) values[values.length - 1])", "")
                .addStatement("return byName")
                .build();
    }

    private MethodSpec inputs() {
        return MethodSpec.methodBuilder("inputs")
                .addJavadoc(
                        "Makes rows of inputs, and counts what is wrong with them: see {@link $T#problems}.\n",
                        library.base("InputCoder"))
                .addModifiers(Modifier.PUBLIC)
                .returns(library.base("InputCoder"))
                .addStatement("return model.inputs()")
                .build();
    }

    private MethodSpec metrics() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("metrics")
                .addJavadoc(
                        library.origin().metrics().isEmpty()
                                ? "None: nothing is known of the rows that the model was trained on.\n"
                                : "The metrics on the holdout, which nobody was trained on.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(BY_NAME)
                .addStatement("$T metrics = new $T<>()", BY_NAME, LinkedHashMap.class);
        library.origin().metrics().forEach((name, value) -> method.addStatement("metrics.put($S, $L)", name, value));
        return method.addStatement("return metrics").build();
    }

    private MethodSpec provenance() {
        return MethodSpec.methodBuilder("provenance")
                .addJavadoc("Where the model comes from, as JSON.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return model.provenance()")
                .build();
    }

    private MethodSpec verify() {
        return MethodSpec.methodBuilder("verify")
                .addJavadoc(
                        "Replays the recorded examples on this Java machine: see {@link $T#verify}.\n\n"
                                + "@return how many were replayed\n",
                        library.base("PackagedModel"))
                .addModifiers(Modifier.PUBLIC)
                .returns(int.class)
                .addStatement("return model.verify()")
                .build();
    }

    private MethodSpec packaged() {
        return MethodSpec.methodBuilder("packaged")
                .addJavadoc("What this stands on.\n")
                .returns(library.base("PackagedModel"))
                .addStatement("return model")
                .build();
    }

    private MethodSpec main() {
        return MethodSpec.methodBuilder("main")
                .addJavadoc("The library as a command; {@code --help} says more.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(String[].class, "arguments")
                .addStatement(
                        "$T.exit($T.run(arguments, () -> load().packaged(), $T.out, $T.err))",
                        System.class,
                        library.base("LibraryMain"),
                        System.class,
                        System.class)
                .build();
    }

    private MethodSpec.Builder onInput(String name, TypeName returned, String what) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", what)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned)
                .addParameter(library.input(), "input");
    }
}
