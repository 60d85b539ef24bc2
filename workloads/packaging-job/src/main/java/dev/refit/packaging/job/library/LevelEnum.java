package dev.refit.packaging.job.library;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.refit.events.model.LevelConstants;
import dev.refit.packaging.job.escape.JavadocText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The enum of a categorical input, which is nested in the class of the inputs. It has a constant for each level in the
 * model's order, and one for all other texts.
 *
 * @param name the simple name of the enum
 * @param constants the name of a constant for each level
 */
public record LevelEnum(String name, List<String> constants, List<String> levels) {
    /** No constant has this name, because their names are in capitals. */
    private static final String BY_LEVEL = "byLevel";

    public ClassName type(Library library) {
        return library.input().nestedClass(name);
    }

    public TypeSpec source(Library library, String feature) {
        ClassName type = type(library);
        TypeName map = ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), type);
        TypeSpec.Builder source = TypeSpec.enumBuilder(type)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("A level of the column $L. Null is a missing value.\n", JavadocText.of(feature));
        for (int i = 0; i < levels.size(); i++) {
            source.addEnumConstant(
                    constants.get(i),
                    TypeSpec.anonymousClassBuilder("$S", levels.get(i)).build());
        }
        return source.addEnumConstant(
                        LevelConstants.UNSEEN,
                        TypeSpec.anonymousClassBuilder("null")
                                .addJavadoc("Any other text, which training has not seen.\n")
                                .build())
                .addField(FieldSpec.builder(map, BY_LEVEL, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T<>()", HashMap.class)
                        .build())
                .addStaticBlock(CodeBlock.builder()
                        .beginControlFlow("for ($T constant : values())", type)
                        .addStatement("$L.put(constant.level, constant)", BY_LEVEL)
                        .endControlFlow()
                        .build())
                .addField(String.class, "level", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "level")
                        .addStatement("this.level = level")
                        .build())
                .addMethod(MethodSpec.methodBuilder("level")
                        .addJavadoc(
                                "Returns the text of the level in the data, or null for {@link #$L}.\n",
                                LevelConstants.UNSEEN)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return level")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc(
                                "Returns the level with this text, {@link #$L} if there is none, or null for null.\n",
                                LevelConstants.UNSEEN)
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(type)
                        .addParameter(String.class, "level")
                        .addStatement(
                                "return level == null ? null : $L.getOrDefault(level, $L)",
                                BY_LEVEL,
                                LevelConstants.UNSEEN)
                        .build())
                .build();
    }
}
