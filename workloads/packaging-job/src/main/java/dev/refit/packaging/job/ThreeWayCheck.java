package dev.refit.packaging.job;

import dev.refit.events.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.model.Scorer;
import dev.refit.model.library.Example;
import dev.refit.model.library.Verification;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether H2O, h2o-genmodel and the library's scorer say the same of every recorded row: predictions and labels all three,
 * margins and the leaf of every tree the last two.
 */
final class ThreeWayCheck {
    private static final int TOLD = 20;

    private ThreeWayCheck() {}

    /** @throws JobFailedException with the first differences, each with its row, and its tree and node */
    static void pass(Library library, RecordedExamples examples) throws JobFailedException {
        ModelShape shape = library.shape();
        List<String> differences = new ArrayList<>(differences("h2o-genmodel", shape.genmodel(), examples));
        if (shape.selfContained()) {
            differences.addAll(differences("the library's scorer", shape.scorer(), examples));
            differences.addAll(inside(shape, examples));
        }
        if (differences.isEmpty()) {
            return;
        }
        int told = Math.min(TOLD, differences.size());
        String rest = told < differences.size() ? "\nand " + (differences.size() - told) + " more" : "";
        throw new JobFailedException(
                // Not the data's fault, but of its kind: the same attempt would fail again.
                Fault.DATA,
                "parity-violated",
                "The release of " + library.coordinates()
                        + " is blocked: it would not answer as the trained model did.\n"
                        + String.join("\n", differences.subList(0, told)) + rest,
                "No other attempt will help. Training and packaging disagree about this model or its examples: run the"
                        + " refit again, and report it when it stays so.");
    }

    private static List<String> differences(String who, Scorer scorer, RecordedExamples examples) {
        return new Verification(scorer, null, 0)
                .differences(examples.rows()).stream()
                        .map(difference -> difference + " from " + who)
                        .toList();
    }

    /** Where the two scorers take other ways to what may be the same prediction. */
    private static List<String> inside(ModelShape shape, RecordedExamples examples) {
        List<String> differences = new ArrayList<>();
        int trees = shape.genmodel().trees();
        int[] expected = new int[trees];
        int[] got = new int[shape.scorer().trees()];
        double[] sums = new double[shape.genmodel().marginCount()];
        double[] margins = new double[shape.scorer().marginCount()];
        for (Example example : examples.rows()) {
            if (sums.length == margins.length) {
                shape.genmodel().margins(example.row(), sums);
                shape.scorer().margins(example.row(), margins);
                for (int i = 0; i < sums.length; i++) {
                    if (Double.doubleToRawLongBits(sums[i]) != Double.doubleToRawLongBits(margins[i])) {
                        differences.add(where(example) + "m:" + i + ": h2o-genmodel has " + sums[i]
                                + ", the library's scorer " + margins[i]);
                    }
                }
            }
            shape.genmodel().leafAssignments(example.row(), expected);
            shape.scorer().leafAssignments(example.row(), got);
            // Of XGBoost's trees genmodel says nothing.
            for (int tree = 0; tree < trees; tree++) {
                // Nor of the trees of a class without rows.
                if (got[tree] != expected[tree] && got[tree] >= 0) {
                    differences.add(where(example) + "tree " + tree + ": h2o-genmodel ends in node " + expected[tree]
                            + ", the library's scorer in node " + got[tree]);
                }
            }
        }
        return differences;
    }

    private static String where(Example example) {
        return "row " + (example.line() - 2) + " (line " + example.line() + "), ";
    }
}
