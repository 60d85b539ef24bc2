package dev.refit.packaging.job.source;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.refit.model.library.InvalidInputException;
import dev.refit.packaging.job.library.Library;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Generates the Spark function that scores structs with the library. It finds the inputs by the names of the fields. */
public final class SparkSource {
    private static final ClassName ROW = ClassName.get("org.apache.spark.sql", "Row");
    private static final ClassName ROW_FACTORY = ClassName.get("org.apache.spark.sql", "RowFactory");
    private static final ClassName SESSION = ClassName.get("org.apache.spark.sql", "SparkSession");
    private static final ClassName UDF = ClassName.get("org.apache.spark.sql.api.java", "UDF1");
    private static final ClassName STRUCT = ClassName.get("org.apache.spark.sql.types", "StructType");
    private static final ClassName FIELD = ClassName.get("org.apache.spark.sql.types", "StructField");
    private static final ClassName TYPES = ClassName.get("org.apache.spark.sql.types", "DataTypes");

    private final Library library;
    private final List<CodeBlock> types = new ArrayList<>();
    private final List<CodeBlock> values = new ArrayList<>();

    private SparkSource(Library library) {
        this.library = library;
        if (library.shape().classifier()) {
            answer("label", CodeBlock.of("$T.StringType", TYPES));
            answer(
                    "probabilities",
                    CodeBlock.of("$T.createMapType($T.StringType, $T.DoubleType, false)", TYPES, TYPES, TYPES));
        } else {
            answer("value", CodeBlock.of("$T.DoubleType", TYPES));
        }
        if (library.shape().scorer().marginCount() == 1) {
            answer("margin", CodeBlock.of("$T.DoubleType", TYPES));
        }
    }

    public static TypeSpec of(Library library) {
        return new SparkSource(library).type();
    }

    private void answer(String name, CodeBlock type) {
        types.add(CodeBlock.of("\n.add($S, $L, false)", name, type));
        values.add(CodeBlock.of("prediction.$L()", name));
    }

    private TypeSpec type() {
        return TypeSpec.classBuilder(library.sparkFunction())
                .addJavadoc(
                        "Scores the rows of a table in Spark with {@link $T}. Each process reads the model once.\n\n"
                                + "<pre>{@code $T.register(spark, \"predict\");\n"
                                + "spark.sql(\"SELECT *, predict(struct(*)).$L FROM rows\");}</pre>\n\n"
                                + "The function finds the inputs among the fields of the struct by name, ignoring case, and ignores other\n"
                                + "fields. A field that is null or absent is a missing value. {@link $T} tells what happens to missing\n"
                                + "values and to texts and numbers that training has not seen.\n",
                        library.model(),
                        library.sparkFunction(),
                        library.shape().classifier() ? "label" : "value",
                        library.input())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(UDF, ROW, ROW))
                .addField(FieldSpec.builder(long.class, "serialVersionUID")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("1L")
                        .build())
                .addField(table(), "table", Modifier.PRIVATE, Modifier.TRANSIENT, Modifier.VOLATILE)
                .addMethod(register())
                .addMethod(answerType())
                .addMethod(call())
                .addMethod(tableOf())
                .addType(tableType())
                .build();
    }

    private MethodSpec register() {
        return MethodSpec.methodBuilder("register")
                .addJavadoc("Registers this function for the SQL of a session.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(SESSION, "spark")
                .addParameter(String.class, "name")
                .addStatement("spark.udf().register(name, new $T(), answerType())", library.sparkFunction())
                .build();
    }

    private MethodSpec answerType() {
        return MethodSpec.methodBuilder("answerType")
                .addJavadoc(
                        "Returns the type of the result: a struct with the values of {@link $T}.\n",
                        library.prediction())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(STRUCT)
                .addStatement("return new $T()$L", STRUCT, CodeBlock.join(types, ""))
                .build();
    }

    private MethodSpec call() {
        return MethodSpec.methodBuilder("call")
                .addJavadoc(
                        "Scores a row. The result for null is null.\n\n"
                                + "@throws $T if a policy refuses a value, or if a column has an unexpected type\n",
                        library.runtime(InvalidInputException.class))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ROW)
                .addParameter(ROW, "row")
                .beginControlFlow("if (row == null)")
                .addStatement("return null")
                .endControlFlow()
                .addStatement("$T table = table(row.schema())", table())
                .addStatement("double[] values = new double[table.places().length]")
                .beginControlFlow("for (int i = 0; i < values.length; i++)")
                .addStatement("int place = table.places()[i]")
                .addStatement("values[i] = table.model().inputs().value(i, place < 0 ? null : row.get(place))")
                .endControlFlow()
                .addStatement("$T prediction = table.model().predicted(values)", library.prediction())
                .addStatement("return $T.create($L)", ROW_FACTORY, CodeBlock.join(values, ", "))
                .build();
    }

    private MethodSpec tableOf() {
        return MethodSpec.methodBuilder("table")
                .addModifiers(Modifier.PRIVATE)
                .returns(table())
                .addParameter(STRUCT, "schema")
                .addStatement("$T known = table", table())
                .beginControlFlow("if (known == null || known.schema() != schema && !known.schema().equals(schema))")
                .addStatement("$T<$T> names = new $T<>()", List.class, String.class, ArrayList.class)
                .addStatement("$T<$T> types = new $T<>()", List.class, String.class, ArrayList.class)
                .beginControlFlow("for ($T field : schema.fields())", FIELD)
                .addStatement("names.add(field.name())")
                .addStatement("types.add(field.dataType().simpleString())")
                .endControlFlow()
                .addStatement("$T model = $T.load()", library.model(), library.model())
                .addStatement("known = new $T(schema, model, model.inputs().places(names, types))", table())
                .addStatement("table = known")
                .endControlFlow()
                .addStatement("return known")
                .build();
    }

    private TypeSpec tableType() {
        return TypeSpec.recordBuilder(table())
                .addJavadoc("Locates the inputs in rows of one schema.\n")
                .addModifiers(Modifier.PRIVATE)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(STRUCT, "schema")
                        .addParameter(library.model(), "model")
                        .addParameter(ArrayTypeName.of(int.class), "places")
                        .build())
                .build();
    }

    private ClassName table() {
        return library.sparkFunction().nestedClass("Table");
    }
}
