package dev.refit.packaging.job.source;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.refit.packaging.job.library.InputField;
import dev.refit.packaging.job.library.Library;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Generates the builder of the typed input. A column has a setter that accepts null, and one for the primitive type. */
final class BuilderSource {
    private BuilderSource() {}

    static TypeSpec of(Library library) {
        boolean narrow = library.fields().size() <= InputSource.MAX_COMPONENTS;
        TypeSpec.Builder type = TypeSpec.classBuilder(library.builder())
                .addJavadoc(
                        "Collects the values of a row by name. A value that is not set is missing. Not thread-safe.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        if (!narrow) {
            type.addField(com.palantir.javapoet.FieldSpec.builder(Object[].class, "inModelOrder", Modifier.PRIVATE)
                    .addModifiers(Modifier.FINAL)
                    .initializer("new Object[$L]", library.fields().size())
                    .build());
        }
        CodeBlock.Builder values = CodeBlock.builder();
        List<InputField> fields = narrow ? library.fieldsOfCallers() : library.fields();
        for (int i = 0; i < fields.size(); i++) {
            InputField field = fields.get(i);
            if (narrow) {
                type.addField(field.boxed(library), field.javaName(), Modifier.PRIVATE);
                values.add(values.isEmpty() ? "$L" : ", $L", field.javaName());
            }
            CodeBlock target =
                    narrow ? CodeBlock.of("this.$L", field.javaName()) : CodeBlock.of("this.inModelOrder[$L]", i);
            type.addMethod(setter(library, field, field.boxed(library), target));
            if (field.kind().hasPrimitive()) {
                type.addMethod(setter(library, field, field.kind().primitive(), target));
            }
        }
        CodeBlock arguments = narrow ? values.build() : CodeBlock.of("inModelOrder.clone()");
        return type.addMethod(MethodSpec.methodBuilder("build")
                        .addJavadoc("Returns a row with the values that are set so far.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(library.input())
                        .addStatement("return new $T($L)", library.input(), arguments)
                        .build())
                .build();
    }

    private static MethodSpec setter(Library library, InputField field, TypeName type, CodeBlock target) {
        return MethodSpec.methodBuilder(field.javaName())
                .addJavadoc("Sets $L.\n", field.doc(library))
                .addModifiers(Modifier.PUBLIC)
                .returns(library.builder())
                .addParameter(type, "value")
                .addStatement("$L = value", target)
                .addStatement("return this")
                .build();
    }
}
