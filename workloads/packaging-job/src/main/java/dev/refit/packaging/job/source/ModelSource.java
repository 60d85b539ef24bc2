package dev.refit.packaging.job.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.refit.model.library.InputCoder;
import dev.refit.model.library.LibraryFacts;
import dev.refit.model.library.PackagedModel;
import dev.refit.model.library.command.LibraryMain;
import dev.refit.model.mojo.Mojo;
import dev.refit.packaging.job.escape.JavadocText;
import dev.refit.packaging.job.library.Library;
import dev.refit.packaging.job.library.Policies;
import dev.refit.packaging.job.library.ReleaseFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Generates the model class, which reads the MOJO from its jar once and scores typed rows. */
public final class ModelSource {
    private static final TypeName BY_NAME = ParameterizedTypeName.get(Map.class, String.class, Double.class);

    private final Library library;
    private final ReleaseFiles files;

    private ModelSource(Library library, ReleaseFiles files) {
        this.library = library;
        this.files = files;
    }

    public static TypeSpec of(Library library, ReleaseFiles files) {
        return new ModelSource(library, files).type();
    }

    private TypeSpec type() {
        return TypeSpec.classBuilder(library.model())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "Predicts $L with a $L model, $L. Thread-safe.\n\n"
                                + "<pre>{@code $T prediction = $T.load().score($T.builder()....build());}</pre>\n",
                        JavadocText.of(library.shape().target()),
                        JavadocText.of(library.shape().algorithm()),
                        JavadocText.of(library.origin().provenanceText()),
                        library.prediction(),
                        library.model(),
                        library.input())
                .addField(facts())
                .addField(library.model(), "loaded", Modifier.PRIVATE, Modifier.STATIC)
                .addField(library.runtime(PackagedModel.class), "model", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(library.runtime(PackagedModel.class), "model")
                        .addStatement("this.model = model")
                        .build())
                .addMethod(load())
                .addMethod(text(
                        "coordinates",
                        library.coordinates(),
                        "Returns the group id, artifact id and version of this library."))
                .addMethod(text(
                        "runId",
                        library.origin().id(),
                        "Returns the id of the " + library.origin().kind().key() + " that made this library."))
                .addMethods(ScoringMethods.of(library))
                .addMethod(inputs())
                .addMethod(metrics())
                .addMethod(provenance())
                .addMethod(verify())
                .addMethod(packaged())
                .addMethod(main())
                .build();
    }

    private FieldSpec facts() {
        return FieldSpec.builder(
                        library.runtime(LibraryFacts.class), "FACTS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "new $T(\n$S,\n$S,\n$S,\n$L,\n$L,\n$L,\n$L,\n$L,\n$L)",
                        library.runtime(LibraryFacts.class),
                        library.coordinates(),
                        library.origin().id(),
                        dev.refit.model.library.LibraryFacts.thisJava(),
                        resource(library.mojoResource(), files.mojoDigest()),
                        resource(library.examplesResource(), files.examplesDigest()),
                        resource("/" + ReleaseFiles.PROVENANCE, files.provenanceDigest()),
                        Policies.code(library),
                        library.ranges().code(library),
                        times())
                .build();
    }

    private CodeBlock times() {
        List<CodeBlock> names =
                library.times().stream().map(name -> CodeBlock.of("$S", name)).toList();
        return CodeBlock.of("$T.of($L)", Set.class, CodeBlock.join(names, ", "));
    }

    private CodeBlock resource(String name, String digest) {
        return CodeBlock.of("new $T.Resource($S, $S)", library.runtime(LibraryFacts.class), name, digest);
    }

    private MethodSpec load() {
        CodeBlock loader = library.shape().selfContained()
                ? CodeBlock.of("mojo -> $T.read(mojo).scorer()", library.runtime(Mojo.class))
                : CodeBlock.of("$T::of", ClassName.get(library.packageName(), "GenmodelScorer"));
        return MethodSpec.methodBuilder("load")
                .addJavadoc(
                        "Returns the model. The first call reads it from the jar, later calls return the same instance.\n\n"
                                + "@throws IllegalStateException if the jar is incomplete or its model was changed\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.SYNCHRONIZED)
                .returns(library.model())
                .beginControlFlow("if (loaded == null)")
                .addStatement(
                        "loaded = new $T($T.open($T.class, FACTS, $L, $L))",
                        library.model(),
                        library.runtime(PackagedModel.class),
                        library.model(),
                        loader,
                        library.shape().contributions() != null)
                .endControlFlow()
                .addStatement("return loaded")
                .build();
    }

    private static MethodSpec text(String name, String value, String what) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", what)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(String.class)
                .addStatement("return $S", value)
                .build();
    }

    private MethodSpec inputs() {
        return MethodSpec.methodBuilder("inputs")
                .addJavadoc(
                        "Returns what turns values into rows. It counts problems of the values: see {@link $T#problems}.\n",
                        library.runtime(InputCoder.class))
                .addModifiers(Modifier.PUBLIC)
                .returns(library.runtime(InputCoder.class))
                .addStatement("return model.inputs()")
                .build();
    }

    private MethodSpec metrics() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("metrics")
                .addJavadoc(
                        library.origin().metrics().isEmpty()
                                ? "Returns no metrics, because the training data of this model is not known.\n"
                                : "Returns the metrics on the holdout, whose rows were not used for training.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(BY_NAME)
                .addStatement("$T metrics = new $T<>()", BY_NAME, LinkedHashMap.class);
        library.origin().metrics().forEach((name, value) -> method.addStatement("metrics.put($S, $L)", name, value));
        return method.addStatement("return metrics").build();
    }

    private MethodSpec provenance() {
        return MethodSpec.methodBuilder("provenance")
                .addJavadoc("Returns the provenance of the model as JSON: an in-toto statement.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return model.provenance()")
                .build();
    }

    private MethodSpec verify() {
        return MethodSpec.methodBuilder("verify")
                .addJavadoc(
                        "Replays the recorded examples on this Java machine: see {@link $T#verify}.\n\n"
                                + "@return the number of replayed examples\n",
                        library.runtime(PackagedModel.class))
                .addModifiers(Modifier.PUBLIC)
                .returns(int.class)
                .addStatement("return model.verify()")
                .build();
    }

    private MethodSpec packaged() {
        return MethodSpec.methodBuilder("packaged")
                .addJavadoc("Returns the packaged model behind this class.\n")
                .returns(library.runtime(PackagedModel.class))
                .addStatement("return model")
                .build();
    }

    private MethodSpec main() {
        return MethodSpec.methodBuilder("main")
                .addJavadoc("Runs the library as a command. The option {@code --help} lists the commands.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(String[].class, "arguments")
                .addStatement(
                        "$T.exit($T.run(arguments, () -> load().packaged(), $T.out, $T.err))",
                        System.class,
                        library.runtime(LibraryMain.class),
                        System.class,
                        System.class)
                .build();
    }
}
