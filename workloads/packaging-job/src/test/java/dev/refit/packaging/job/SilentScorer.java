package dev.refit.packaging.job;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.Scorer;
import java.util.List;

/** A classifier of which only the names count. */
public final class SilentScorer implements Scorer {
    private final ModelInfo info;

    public SilentScorer(String target, List<Column> inputs, List<String> labels) {
        this.info = new ModelInfo(
                "gbm",
                "Gradient Boosting Machine",
                labels.size() == 2 ? "Binomial" : "Multinomial",
                inputs,
                target,
                labels,
                labels.size(),
                null,
                0.5,
                "AUTO",
                "1.40",
                "3.44.0.1",
                "none");
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public int outputSize() {
        return info.classes() + 1;
    }

    @Override
    public void score(double[] row, double offset, double[] out) {}

    @Override
    public void score(double[][] rows, double[][] out) {}

    @Override
    public int marginCount() {
        return 1;
    }

    @Override
    public void margins(double[] row, double[] out) {}

    @Override
    public int trees() {
        return 0;
    }

    @Override
    public void leafAssignments(double[] row, int[] out) {}
}
