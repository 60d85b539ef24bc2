package dev.refit.model.outcome;

import dev.refit.model.ModelInfo;
import dev.refit.model.mojo.archive.ModelIni;

/**
 * The outcome of an isolation forest, whose leaves are path lengths. Shorter paths give a score closer to 1.
 *
 * @param shortest the least sum of path lengths in the training frame
 * @param longest the greatest one
 * @param flag whether the output begins with a flag for a score above the threshold
 */
public record IsolationForestOutcome(int trees, int shortest, int longest, boolean flag, double threshold)
        implements Outcome {
    public static Outcome of(ModelInfo info, ModelIni ini, int trees) {
        return new IsolationForestOutcome(
                trees,
                ini.integer("min_path_length"),
                ini.integer("max_path_length"),
                ini.flag("output_anomaly_flag"),
                info.defaultThreshold());
    }

    @Override
    public int size() {
        return flag ? 3 : 2;
    }

    @Override
    public void finish(double[] row, double offset, double[] out) {
        double sum = out[0];
        double mean = trees >= 1 ? sum / trees : 0;
        double score = longest > shortest ? (longest - sum) / (longest - shortest) : 1;
        int at = 0;
        if (flag) {
            out[at++] = score > threshold ? 1 : 0;
        }
        out[at] = score;
        out[at + 1] = mean;
    }
}
