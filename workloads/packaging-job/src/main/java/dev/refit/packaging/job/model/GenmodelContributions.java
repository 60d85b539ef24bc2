package dev.refit.packaging.job.model;

import hex.genmodel.ModelMojoReader;
import hex.genmodel.MojoReaderBackendFactory;
import hex.genmodel.MojoReaderBackendFactory.CachingStrategy;
import hex.genmodel.PredictContributions;
import hex.genmodel.PredictContributionsFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Computes contributions with h2o-genmodel, for comparison. */
public final class GenmodelContributions {
    private final PredictContributions predictor;

    private GenmodelContributions(PredictContributions predictor) {
        this.predictor = predictor;
    }

    /** @throws IllegalArgumentException if genmodel cannot explain the model */
    public static GenmodelContributions of(byte[] mojo) {
        try {
            return new GenmodelContributions(((PredictContributionsFactory) ModelMojoReader.readFrom(
                            MojoReaderBackendFactory.createReaderBackend(
                                    new ByteArrayInputStream(mojo), CachingStrategy.MEMORY),
                            true))
                    .makeContributionsPredictor());
        } catch (IOException | RuntimeException e) {
            // The exceptions of genmodel for such a model have no common type.
            throw new IllegalArgumentException("h2o-genmodel cannot explain the model: " + e, e);
        }
    }

    public float[] of(double[] row) {
        return predictor.calculateContributions(row.clone());
    }
}
