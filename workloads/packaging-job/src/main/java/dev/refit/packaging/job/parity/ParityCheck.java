package dev.refit.packaging.job.parity;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.model.Scorer;
import dev.refit.model.examples.Example;
import dev.refit.model.examples.Verification;
import dev.refit.packaging.job.examples.RecordedExamples;
import dev.refit.packaging.job.library.Library;
import dev.refit.packaging.job.model.GenmodelContributions;
import dev.refit.packaging.job.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Checks that all scorers agree on every recorded row. H2O's recorded predictions and labels, those of h2o-genmodel and those
 * of the library's scorer must be equal. The last two must also agree in the margins and in the leaf of every tree, and for
 * the rows that the library carries in the contributions. For an upload genmodel recorded the predictions.
 */
public final class ParityCheck {
    private static final int TOLD = 20;

    private ParityCheck() {}

    /** @throws JobFailedException with the first differences, each with its row, and its tree and node */
    public static void pass(Library library) throws JobFailedException {
        RecordedExamples examples = library.recorded();
        ModelShape shape = library.shape();
        List<String> differences = new ArrayList<>(differences("h2o-genmodel", shape.genmodel(), examples));
        if (shape.selfContained()) {
            differences.addAll(differences("the library's scorer", shape.scorer(), examples));
            differences.addAll(inside(shape, examples));
            differences.addAll(contributions(shape, library.examples().carried()));
        }
        if (differences.isEmpty()) {
            return;
        }
        int told = Math.min(TOLD, differences.size());
        String rest = told < differences.size() ? "\nand " + (differences.size() - told) + " more" : "";
        throw new JobFailedException(
                // Another attempt would fail as well, so the fault must not be the platform's.
                Fault.DATA,
                "parity-violated",
                "The release of " + library.coordinates()
                        + " is blocked: it would not predict like the trained model.\n"
                        + String.join("\n", differences.subList(0, told)) + rest,
                library.origin().remedy());
    }

    private static List<String> differences(String who, Scorer scorer, RecordedExamples examples) {
        return new Verification(scorer, null, 0)
                .differences(examples.rows()).stream()
                        .map(difference -> difference + " from " + who)
                        .toList();
    }

    /** Compares margins and leaves, which may differ even if the predictions are equal. */
    private static List<String> inside(ModelShape shape, RecordedExamples examples) {
        List<String> differences = new ArrayList<>();
        for (Example example : examples.rows()) {
            margins(shape, example, differences);
            leaves(shape, example, differences);
        }
        return differences;
    }

    private static void margins(ModelShape shape, Example example, List<String> differences) {
        double[] expected = new double[shape.genmodel().marginCount()];
        double[] got = new double[shape.scorer().marginCount()];
        if (expected.length != got.length) {
            return; // Genmodel reports only margins of its own tree models.
        }
        shape.genmodel().margins(example.row(), expected);
        shape.scorer().margins(example.row(), got);
        for (int i = 0; i < got.length; i++) {
            if (Double.doubleToRawLongBits(expected[i]) != Double.doubleToRawLongBits(got[i])) {
                differences.add(where(example) + "m:" + i + ": h2o-genmodel has " + expected[i]
                        + ", the library's scorer " + got[i]);
            }
        }
    }

    private static void leaves(ModelShape shape, Example example, List<String> differences) {
        int[] expected = new int[shape.genmodel().trees()];
        int[] got = new int[shape.scorer().trees()];
        shape.scorer().leafAssignments(example.row(), got);
        if (expected.length != got.length || IntStream.of(got).anyMatch(leaf -> leaf < 0)) {
            return; // Genmodel reports no leaves of XGBoost models, and fails for a class without rows, which has no
            // trees.
        }
        shape.genmodel().leafAssignments(example.row(), expected);
        for (int tree = 0; tree < got.length; tree++) {
            if (got[tree] != expected[tree]) {
                differences.add(where(example) + "tree " + tree + ": h2o-genmodel ends in node " + expected[tree]
                        + ", the library's scorer in node " + got[tree]);
            }
        }
    }

    /** Compares the contributions of the two scorers and describes the differences. */
    static List<String> contributions(ModelShape shape, List<Example> examples) {
        List<String> differences = new ArrayList<>();
        if (shape.contributions() == null) {
            return differences;
        }
        GenmodelContributions genmodel = GenmodelContributions.of(shape.mojo());
        float[] got = new float[shape.contributions().size()];
        for (Example example : examples) {
            float[] expected = genmodel.of(example.row());
            shape.contributions().of(example.row(), got);
            for (int i = 0; i < got.length; i++) {
                if (Float.floatToRawIntBits(expected[i]) != Float.floatToRawIntBits(got[i])) {
                    String whose =
                            i < got.length - 1 ? shape.contributions().names().get(i) : "the bias";
                    differences.add(where(example) + "contribution of " + whose + ": h2o-genmodel has " + expected[i]
                            + ", the library's scorer " + got[i]);
                }
            }
        }
        return differences;
    }

    private static String where(Example example) {
        return "row " + (example.line() - 2) + " (line " + example.line() + "), ";
    }
}
