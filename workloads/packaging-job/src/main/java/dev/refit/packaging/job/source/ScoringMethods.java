package dev.refit.packaging.job.source;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.refit.model.Scorer;
import dev.refit.model.shap.Contributions;
import dev.refit.packaging.job.library.Library;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Generates the methods of the model class that score rows, and those that explain a score where the model can. */
final class ScoringMethods {
    private static final TypeName NUMBERS = ArrayTypeName.of(double.class);
    private static final TypeName BY_NAME = ParameterizedTypeName.get(Map.class, String.class, Double.class);

    private final Library library;

    private ScoringMethods(Library library) {
        this.library = library;
    }

    static List<MethodSpec> of(Library library) {
        ScoringMethods methods = new ScoringMethods(library);
        List<MethodSpec> all = new ArrayList<>(List.of(methods.score(), methods.predicted(), methods.scoreAll()));
        if (library.shape().scorer().marginCount() > 0) {
            all.add(methods.margins());
        }
        if (library.shape().scorer().trees() > 0) {
            all.add(methods.leafAssignments());
        }
        if (library.shape().contributions() != null) {
            all.add(methods.contributions());
        }
        return all;
    }

    private MethodSpec score() {
        return onInput("score", library.prediction(), "Scores one row.", "the prediction")
                .addStatement("return predicted(input.row(model.inputs()))")
                .build();
    }

    private MethodSpec predicted() {
        return MethodSpec.methodBuilder("predicted")
                .addJavadoc(
                        "Scores one row of numbers in the model's order. {@link #inputs} turns values into such numbers.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(library.prediction())
                .addParameter(NUMBERS, "row")
                .addStatement("$T scorer = model.scorer()", library.runtime(Scorer.class))
                .addStatement("$T out = new double[scorer.outputSize()]", NUMBERS)
                .addStatement("$T margins = new double[scorer.marginCount()]", NUMBERS)
                .addStatement("scorer.score(row, out, margins)")
                .addStatement("return $T.of(scorer.info().labels(), out, margins)", library.prediction())
                .build();
    }

    private MethodSpec scoreAll() {
        TypeName predictions = ParameterizedTypeName.get(ClassName.get(List.class), library.prediction());
        return MethodSpec.methodBuilder("scoreAll")
                .addJavadoc("Scores many rows. Each prediction equals that of {@link #score}.\n")
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
        return onInput(
                        "margins",
                        NUMBERS,
                        "Returns the raw sums of the model, from which its link function makes the prediction.",
                        "one sum, or one for each class")
                .addStatement("$T margins = new double[model.scorer().marginCount()]", NUMBERS)
                .addStatement("model.scorer().margins(input.row(model.inputs()), margins)")
                .addStatement("return margins")
                .build();
    }

    private MethodSpec leafAssignments() {
        return onInput(
                        "leafAssignments",
                        ArrayTypeName.of(int.class),
                        "Returns the leaf that a row reaches in each tree.",
                        "the node id of the leaf within each tree")
                .addStatement("int[] leaves = new int[model.scorer().trees()]")
                .addStatement("model.scorer().leafAssignments(input.row(model.inputs()), leaves)")
                .addStatement("return leaves")
                .build();
    }

    private MethodSpec contributions() {
        return onInput(
                        "contributions",
                        BY_NAME,
                        "Explains a prediction by TreeSHAP.",
                        "the contribution of each input by name, in the model's order; the bias comes last and\n"
                                + "has the name \"\"")
                .addStatement("$T explained = model.contributions()", library.runtime(Contributions.class))
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

    private MethodSpec.Builder onInput(String name, TypeName returned, String what, String result) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n\n@return $L\n", what, result)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned)
                .addParameter(library.input(), "input");
    }
}
