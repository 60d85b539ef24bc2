package dev.refit.packaging.job.model;

import hex.genmodel.ModelMojoReader;
import hex.genmodel.MojoReaderBackendFactory.CachingStrategy;
import hex.genmodel.MojoReaderBackendFactory;
import hex.genmodel.PredictContributions;
import hex.genmodel.PredictContributionsFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Contributions by h2o-genmodel, for comparison. */
public final class GenmodelContributions {
    private final PredictContributions predictor;

    private GenmodelContributions(PredictContributions predictor) {
        this.predictor = predictor;
    }

    /** @throws IllegalArgumentException when genmodel cannot explain the model */
    static GenmodelContributions of(byte[] mojo) {
        try {
            return new GenmodelContributions(((PredictContributionsFactory) ModelMojoReader.readFrom(
                            MojoReaderBackendFactory.createReaderBackend(
                                    new ByteArrayInputStream(mojo), CachingStrategy.MEMORY),
                            true))
                    .makeContributionsPredictor());
        } catch (IOException | RuntimeException e) {
            // What genmodel throws of a model that it cannot explain has no common type.
            throw new IllegalArgumentException("h2o-genmodel cannot explain the model: " + e, e);
        }
    }

    float[] of(double[] row) {
        return predictor.calculateContributions(row.clone());
    }
}
