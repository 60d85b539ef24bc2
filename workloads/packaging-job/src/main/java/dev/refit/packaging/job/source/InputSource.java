package dev.refit.packaging.job.source;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.refit.model.library.InputCoder;
import dev.refit.packaging.job.library.InputField;
import dev.refit.packaging.job.library.Library;
import dev.refit.packaging.job.library.Policies;
import javax.lang.model.element.Modifier;

/** Generates the typed input with its builder: a record, or a class if a record would have too many components. */
public final class InputSource {
    /** A constructor has at most 255 parameters. Long before that, values are better set by name than by position. */
    static final int MAX_COMPONENTS = 200;

    private static final TypeName VALUES = ArrayTypeName.of(Object.class);

    private InputSource() {}

    public static TypeSpec of(Library library) {
        TypeSpec.Builder type = library.fields().size() <= MAX_COMPONENTS ? narrow(library) : wide(library);
        for (InputField field : library.fields()) {
            if (field.levels() != null) {
                type.addType(field.levels().source(library, field.feature()));
            }
        }
        return type.addModifiers(Modifier.PUBLIC)
                .addMethod(MethodSpec.methodBuilder("builder")
                        .addJavadoc("Returns a builder for a row. All values are missing until they are set.\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(library.builder())
                        .addStatement("return new $T()", library.builder())
                        .build())
                .addType(BuilderSource.of(library))
                .build();
    }

    private static CodeBlock purpose(Library library) {
        return CodeBlock.of(
                "One row for {@link $T}. Null is a missing value. The library counts missing values, texts that training has\n"
                        + "not seen, and numbers outside the range of the training: see {@link $T#inputs}. Its policies are:\n"
                        + "$L. Immutable.\n",
                library.model(),
                library.model(),
                Policies.text(library));
    }

    private static TypeSpec.Builder narrow(Library library) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        TypeSpec.Builder type = TypeSpec.recordBuilder(library.input())
                .addJavadoc(purpose(library))
                .addJavadoc("\n");
        for (InputField field : library.fieldsOfCallers()) {
            components.addParameter(ParameterSpec.builder(field.boxed(library), field.javaName())
                    .build());
            type.addJavadoc("@param $L $L\n", field.javaName(), field.doc(library));
        }
        CodeBlock.Builder values = CodeBlock.builder();
        for (int i = 0; i < library.fields().size(); i++) {
            InputField field = library.fields().get(i);
            values.add(values.isEmpty() ? "\n" : ",\n")
                    .add("coder.$L($L, $L)", field.kind().coder(), i, field.javaName());
        }
        return type.recordConstructor(components.build())
                .addMethod(row(library)
                        .addStatement("return new double[] {$L}", values.build())
                        .build());
    }

    private static TypeSpec.Builder wide(Library library) {
        TypeSpec.Builder type = TypeSpec.classBuilder(library.input())
                .addJavadoc(purpose(library))
                .addModifiers(Modifier.FINAL)
                .addField(VALUES, "inModelOrder", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(VALUES, "inModelOrder")
                        .addStatement("this.inModelOrder = inModelOrder")
                        .build());
        for (int i = 0; i < library.fields().size(); i++) {
            InputField field = library.fields().get(i);
            type.addMethod(MethodSpec.methodBuilder(field.javaName())
                    .addJavadoc("Returns the value of $L.\n", field.doc(library))
                    .addModifiers(Modifier.PUBLIC)
                    .returns(field.boxed(library))
                    .addStatement("return ($T) inModelOrder[$L]", field.boxed(library), i)
                    .build());
        }
        return type.addMethod(row(library)
                        .addStatement("double[] row = new double[inModelOrder.length]")
                        .beginControlFlow("for (int i = 0; i < row.length; i++)")
                        .addStatement("row[i] = coder.value(i, inModelOrder[i])")
                        .endControlFlow()
                        .addStatement("return row")
                        .build())
                .addMethod(objectMethod("equals", boolean.class)
                        .addParameter(Object.class, "other")
                        .addStatement(
                                "return other instanceof $1T that && $2T.equals(inModelOrder, that.inModelOrder)",
                                library.input(),
                                java.util.Arrays.class)
                        .build())
                .addMethod(objectMethod("hashCode", int.class)
                        .addStatement("return $T.hashCode(inModelOrder)", java.util.Arrays.class)
                        .build())
                .addMethod(objectMethod("toString", String.class)
                        .addStatement(
                                "return $S + $T.toString(inModelOrder)",
                                library.input().simpleName(),
                                java.util.Arrays.class)
                        .build());
    }

    private static MethodSpec.Builder objectMethod(String name, Class<?> returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    private static MethodSpec.Builder row(Library library) {
        return MethodSpec.methodBuilder("row")
                .addJavadoc("Returns the values in the order in which the model reads them.\n")
                .returns(ArrayTypeName.of(double.class))
                .addParameter(library.runtime(InputCoder.class), "coder");
    }
}
