package dev.refit.model.examples;

import dev.refit.model.Scorer;
import dev.refit.model.shap.Contributions;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays recorded examples. Margins, leaves, contributions and labels must have the recorded bits on every JVM.
 * Probabilities depend on {@code Math.exp}, whose last bits differ between JVMs, so they may differ by a given number of
 * ulps.
 */
public final class Verification {
    private final Scorer scorer;
    private final Contributions contributions;
    private final int ulps;

    /**
     * Creates a verification.
     *
     * @param contributions null if contributions are not compared
     * @param ulps the largest allowed difference of a probability in ulps; 0 demands the same bits
     */
    public Verification(Scorer scorer, Contributions contributions, int ulps) {
        this.scorer = scorer;
        this.contributions = contributions;
        this.ulps = ulps;
    }

    /** Describes each value that differs from the recorded one. A text begins with the number of the row. */
    public List<String> differences(List<Example> examples) {
        List<String> differences = new ArrayList<>();
        double[] out = new double[scorer.outputSize()];
        for (Example example : examples) {
            try {
                scorer.score(example.row(), out);
            } catch (IllegalArgumentException e) {
                differences.add(where(example, "row") + "expected a prediction, got a refusal: " + e.getMessage());
                continue;
            }
            compare(differences, example, out);
        }
        return differences;
    }

    private void compare(List<String> differences, Example example, double[] out) {
        // For a regression, genmodel records a second element without a meaning.
        int recorded = Math.min(example.predictions().length, out.length);
        for (int i = 0; i < recorded; i++) {
            double expected = example.predictions()[i];
            if (!same(expected, out[i]) && !(ulps > 0 && isNear(expected, out[i]))) {
                differences.add(where(example, "p:" + i) + both(expected, out[i]));
            }
        }
        String label = label(out);
        if (label != null && !label.equals(example.label())) {
            differences.add(where(example, "label") + "expected " + example.label() + ", got " + label);
        }
        if (example.margins() != null) {
            double[] margins = new double[scorer.marginCount()];
            scorer.margins(example.row(), margins);
            for (int i = 0; i < margins.length; i++) {
                if (!same(example.margins()[i], margins[i])) {
                    differences.add(where(example, "m:" + i) + both(example.margins()[i], margins[i]));
                }
            }
        }
        if (example.leaves() != null) {
            int[] leaves = new int[scorer.trees()];
            scorer.leafAssignments(example.row(), leaves);
            compare(differences, example, "leaves", example.leaves(), Digests.ofLeaves(leaves));
        }
        if (example.contributions() != null && contributions != null) {
            float[] values = new float[contributions.size()];
            contributions.of(example.row(), values);
            compare(differences, example, "contributions", example.contributions(), Digests.ofContributions(values));
        }
    }

    private String label(double[] out) {
        List<String> labels = scorer.info().labels();
        return scorer.info().isClassifier() && !labels.isEmpty() ? labels.get((int) out[0]) : null;
    }

    private static void compare(List<String> differences, Example example, String column, String expected, String got) {
        if (!expected.equals(got)) {
            differences.add(where(example, column) + "expected those with digest " + expected + ", got " + got);
        }
    }

    private boolean isNear(double expected, double got) {
        return Math.abs(expected - got) <= ulps * Math.max(Math.ulp(expected), Math.ulp(got));
    }

    private static boolean same(double expected, double got) {
        return Double.doubleToRawLongBits(expected) == Double.doubleToRawLongBits(got);
    }

    private static String where(Example example, String column) {
        return "row " + (example.line() - 2) + " (line " + example.line() + "), " + column + ": ";
    }

    private static String both(double expected, double got) {
        return "expected " + ExampleCells.bits(expected) + " (" + expected + "), got " + ExampleCells.bits(got) + " ("
                + got + ")";
    }
}
