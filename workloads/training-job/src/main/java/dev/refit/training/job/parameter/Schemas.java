package dev.refit.training.job.parameter;

import dev.refit.events.definition.engine.h2o.Algorithm;
import hex.Model;
import hex.schemas.DRFV3;
import hex.schemas.DeepLearningV3;
import hex.schemas.GBMV3;
import hex.schemas.GLMV3;
import hex.schemas.XGBoostV3;
import java.util.Arrays;
import java.util.List;
import water.api.schemas3.ModelParametersSchemaV3;

/** H2O's own description of an algorithm's parameters: the names and types that its users know. */
final class Schemas {
    private Schemas() {}

    /** With H2O's defaults. */
    static ModelParametersSchemaV3<?, ?> defaults(Algorithm algorithm) {
        return filled(empty(algorithm));
    }

    /** With what these parameters hold. */
    static ModelParametersSchemaV3<?, ?> of(Algorithm algorithm, Model.Parameters parameters) {
        return fill(empty(algorithm), parameters);
    }

    static List<String> names(ModelParametersSchemaV3<?, ?> schema) {
        return Arrays.asList(schema.fields());
    }

    private static ModelParametersSchemaV3<?, ?> empty(Algorithm algorithm) {
        return switch (algorithm) {
            case GBM -> new GBMV3.GBMParametersV3();
            case DRF -> new DRFV3.DRFParametersV3();
            case GLM -> new GLMV3.GLMParametersV3();
            case DEEPLEARNING -> new DeepLearningV3.DeepLearningParametersV3();
            case XGBOOST -> new XGBoostV3.XGBoostParametersV3();
        };
    }

    private static <P extends Model.Parameters> ModelParametersSchemaV3<?, ?> filled(
            ModelParametersSchemaV3<P, ?> schema) {
        return schema.fillFromImpl(schema.createImpl());
    }

    @SuppressWarnings("unchecked") // the schema of an algorithm is filled from that algorithm's parameters
    private static <P extends Model.Parameters> ModelParametersSchemaV3<?, ?> fill(
            ModelParametersSchemaV3<P, ?> schema, Model.Parameters parameters) {
        return schema.fillFromImpl((P) parameters);
    }
}
