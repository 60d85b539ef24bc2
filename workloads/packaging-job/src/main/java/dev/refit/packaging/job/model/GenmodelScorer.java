package dev.refit.packaging.job.model;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.Scorer;
import hex.genmodel.CategoricalEncoding;
import hex.genmodel.MojoModel;
import hex.genmodel.MojoReaderBackendFactory;
import hex.genmodel.MojoReaderBackendFactory.CachingStrategy;
import hex.genmodel.algos.tree.SharedTreeMojoModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scores with h2o-genmodel: models that the runtime does not score, and all others for comparison. */
final class GenmodelScorer implements Scorer {
    private final MojoModel mojo;
    private final ModelInfo info;
    private final int outputs;

    private GenmodelScorer(MojoModel mojo) {
        this.mojo = mojo;
        this.info = info(mojo);
        this.outputs = info.isClassifier() ? info.classes() + 1 : 1;
    }

    /** @throws IllegalArgumentException if genmodel cannot read the model */
    static Scorer of(byte[] mojo) {
        try {
            return new GenmodelScorer(MojoModel.load(MojoReaderBackendFactory.createReaderBackend(
                    new ByteArrayInputStream(mojo), CachingStrategy.MEMORY)));
        } catch (IOException | RuntimeException e) {
            // The exceptions of genmodel for a damaged file have no common type.
            throw new IllegalArgumentException("h2o-genmodel cannot read the model: " + e, e);
        }
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public int outputSize() {
        return outputs;
    }

    @Override
    public void score(double[] row, double offset, double[] out) {
        // The array must have exactly this length, because a longer one gives other labels. Genmodel may change the
        // row.
        double[] raw = new double[mojo.getPredsSize()];
        try {
            if (mojo.getOffsetName() == null && offset == 0) {
                mojo.score0(row.clone(), raw); // Ensembles and some others know no offset.
            } else {
                mojo.score0(row.clone(), offset, raw);
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            // A GLM that skips rows with missing values throws this.
            throw new IllegalArgumentException("h2o-genmodel does not score the row: " + e.getMessage(), e);
        }
        System.arraycopy(raw, 0, out, 0, outputs);
    }

    @Override
    public void score(double[][] rows, double[][] out) {
        for (int i = 0; i < rows.length; i++) {
            score(rows[i], out[i]);
        }
    }

    @Override
    public int marginCount() {
        return mojo instanceof SharedTreeMojoModel trees ? trees.getNTreesPerGroup() : 0;
    }

    @Override
    public void margins(double[] row, double[] out) {
        if (mojo instanceof SharedTreeMojoModel trees) {
            double[] sums = new double[mojo.getPredsSize()];
            trees.scoreTreeRange(row, 0, trees.getNTreeGroups(), sums);
            System.arraycopy(sums, info.classes() == 1 ? 0 : 1, out, 0, marginCount());
        }
    }

    @Override
    public int trees() {
        return mojo instanceof SharedTreeMojoModel trees ? trees.getNTreeGroups() * trees.getNTreesPerGroup() : 0;
    }

    @Override
    public void leafAssignments(double[] row, int[] out) {
        if (mojo instanceof SharedTreeMojoModel trees) {
            int[] leaves = trees.getLeafNodeAssignments(row)._nodeIds;
            System.arraycopy(leaves, 0, out, 0, leaves.length);
        }
    }

    private static ModelInfo info(MojoModel mojo) {
        List<Column> inputs = new ArrayList<>();
        for (int i = 0; i < mojo.nfeatures(); i++) {
            String[] levels = mojo.getDomainValues(i);
            inputs.add(new Column(mojo.getNames()[i], levels == null ? null : Arrays.asList(levels)));
        }
        String[] labels = mojo.isClassifier() ? mojo.getDomainValues(mojo.getResponseIdx()) : null;
        CategoricalEncoding encoding = mojo.getCategoricalEncoding();
        return new ModelInfo(
                mojo._modelDescriptor == null ? mojo._algoName : mojo._modelDescriptor.algoName(),
                mojo._modelDescriptor == null ? mojo._algoName : mojo._modelDescriptor.algoFullName(),
                mojo.getModelCategory().name(),
                inputs,
                mojo.getResponseName(),
                labels == null ? List.of() : Arrays.asList(labels),
                mojo.nclasses(),
                mojo.getOffsetName(),
                mojo._defaultThreshold,
                encoding.name(),
                "",
                mojo._h2oVersion,
                mojo.getUUID());
    }
}
