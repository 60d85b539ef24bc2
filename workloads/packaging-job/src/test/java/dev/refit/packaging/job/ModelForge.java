package dev.refit.packaging.job;

import hex.Model;
import hex.ModelBuilder;
import hex.deeplearning.DeepLearning;
import hex.deeplearning.DeepLearningModel.DeepLearningParameters;
import hex.ensemble.StackedEnsemble;
import hex.ensemble.StackedEnsembleModel.StackedEnsembleParameters;
import hex.glm.GLM;
import hex.glm.GLMModel.GLMParameters;
import hex.isotonic.IsotonicRegression;
import hex.isotonic.IsotonicRegressionModel.IsotonicRegressionParameters;
import hex.kmeans.KMeans;
import hex.kmeans.KMeansModel.KMeansParameters;
import hex.tree.drf.DRF;
import hex.tree.drf.DRFModel.DRFParameters;
import hex.tree.gbm.GBM;
import hex.tree.gbm.GBMModel.GBMParameters;
import hex.tree.xgboost.XGBoost;
import hex.tree.xgboost.XGBoostModel.XGBoostParameters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import water.DKV;
import water.H2O;
import water.H2OStarter;
import water.Key;
import water.fvec.Frame;
import water.fvec.NFSFileVec;
import water.parser.ParseDataset;

/**
 * A process of real H2O, with the genmodel of its own version, that trains the models of the tests and records examples
 * of them: for each a MOJO {@code <name>.zip} and {@code <name>.tsv} in the folder given.
 */
public final class ModelForge {
    private final Path folder;

    private ModelForge(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        String[] options = {
            "-name",
            "forge-" + ProcessHandle.current().pid(),
            "-ip",
            "127.0.0.1",
            "-nthreads",
            "2",
            "-ice_root",
            folder.toString(),
            "-disable_web",
            "-log_level",
            "WARN"
        };
        int status = 1;
        try {
            H2OStarter.start(options, folder.toString());
            new ModelForge(folder).forgeAll();
            status = 0;
        } finally {
            H2O.exit(status); // H2O.shutdown tells this node too that the cloud dies, which may then end it as failed.
        }
    }

    private void forgeAll() throws IOException {
        Frame flights = parse("flights", ForgeData.flights(2000));
        forge("gbm", new GBM(gbm(flights, "late", 60, 1), key("gbm")), flights);
        forge("gbm-again", new GBM(gbm(flights, "late", 60, 1), key("gbm-again")), flights);
        forge("gbm-other", new GBM(gbm(flights, "late", 60, 2), key("gbm-other")), flights);
        forge("gbm-regression", new GBM(gbm(flights, "arr_delay", 10, 1), key("gbm-regression")), flights);

        DRFParameters drf = of(new DRFParameters(), flights, "origin");
        drf._ntrees = 10;
        forge("drf-multinomial", new DRF(drf, key("drf")), flights);

        DRFParameters two = of(new DRFParameters(), flights, "late");
        two._ntrees = 10;
        forge("drf", new DRF(two, key("drf-two")), flights);

        // A level of the target that no row has, as a table has it that was filtered: its class has no trees.
        Frame gap = parse("gap", ForgeData.flights(500));
        gap.vec("origin").setDomain(new String[] {"EWR", "JFK", "LGA", "never"});
        DKV.put(gap);
        DRFParameters sparse = of(new DRFParameters(), gap, "origin");
        sparse._ntrees = 3;
        forge("class-without-rows", new DRF(sparse, key("sparse")), gap);

        GLMParameters glm = of(new GLMParameters(GLMParameters.Family.binomial), flights, "late");
        forge("glm", new GLM(glm, key("glm")), flights);

        DeepLearningParameters deep = of(new DeepLearningParameters(), flights, "origin");
        deep._hidden = new int[] {8, 8};
        deep._epochs = 2;
        forge("deeplearning-multinomial", new DeepLearning(deep, key("deep")), flights);

        XGBoostParameters xgboost = of(new XGBoostParameters(), flights, "late");
        xgboost._ntrees = 10;
        forge("xgboost", new XGBoost(xgboost, key("xgboost")), flights);

        GLMParameters skipping = of(new GLMParameters(GLMParameters.Family.binomial), flights, "late");
        skipping._missing_values_handling = GLMParameters.MissingValuesHandling.Skip;
        forge("glm-skip", new GLM(skipping, key("glm-skip")), flights);

        GBMParameters calibrated = gbm(flights, "late", 5, 1);
        calibrated._calibrate_model = true;
        calibrated._calibration_frame = flights._key;
        forge("gbm-calibrated", new GBM(calibrated, key("gbm-calibrated")), flights);

        XGBoostParameters encoded = of(new XGBoostParameters(), flights, "late");
        encoded._ntrees = 3;
        encoded._categorical_encoding = Model.Parameters.CategoricalEncodingScheme.LabelEncoder;
        export("xgboost-label", new XGBoost(encoded, key("xgboost-label")));

        ensemble(flights);
        Frame measured = parse("measured", ForgeData.flights(300));
        IsotonicRegressionParameters isotonic = of(new IsotonicRegressionParameters(), measured, "arr_delay");
        isotonic._ignored_columns = java.util.Arrays.stream(measured.names())
                .filter(name -> !name.equals("arr_delay") && !name.equals("distance"))
                .toArray(String[]::new);
        export("isotonic", new IsotonicRegression(isotonic));

        KMeansParameters clusters = new KMeansParameters();
        clusters._train = measured._key;
        clusters._k = 2;
        export("kmeans", new KMeans(clusters));

        Frame exposed = parse("exposed", ForgeData.flightsWithOffset(1000));
        GBMParameters gbmOffset = gbm(exposed, "late", 10, 1);
        gbmOffset._offset_column = "exposure";
        forge("gbm-offset", new GBM(gbmOffset, key("gbm-offset")), exposed);
        GLMParameters glmOffset = of(new GLMParameters(GLMParameters.Family.gaussian), exposed, "arr_delay");
        glmOffset._offset_column = "exposure";
        forge("glm-offset", new GLM(glmOffset, key("glm-offset")), exposed);
        XGBoostParameters xgboostOffset = of(new XGBoostParameters(), exposed, "arr_delay");
        xgboostOffset._ntrees = 5;
        xgboostOffset._offset_column = "exposure";
        forge("xgboost-offset", new XGBoost(xgboostOffset, key("xgboost-offset")), exposed);

        DeepLearningParameters deepOffset = of(new DeepLearningParameters(), exposed, "arr_delay");
        deepOffset._hidden = new int[] {4};
        deepOffset._epochs = 1;
        deepOffset._offset_column = "exposure";
        export("deeplearning-offset", new DeepLearning(deepOffset, key("deep-offset")));

        Frame odd = parse("odd", ForgeData.columns(ForgeData.ODD_NAMES.size(), 300));
        String[] names = ForgeData.ODD_NAMES.toArray(String[]::new);
        odd.setNames(names);
        DKV.put(odd);
        forge("odd-names", new GBM(gbm(odd, names[names.length - 1], 3, 1), key("odd-names")), odd);

        Frame wide = parse("wide", ForgeData.columns(301, 200));
        forge("wide", new GBM(gbm(wide, "c300", 3, 1), key("wide")), wide);
    }

    private void ensemble(Frame flights) throws IOException {
        GBMParameters trees = gbm(flights, "late", 5, 1);
        GLMParameters linear = of(new GLMParameters(GLMParameters.Family.binomial), flights, "late");
        List<Key<Model>> bases = new ArrayList<>();
        for (Model.Parameters base : List.of(trees, linear)) {
            base._nfolds = 3;
            base._fold_assignment = Model.Parameters.FoldAssignmentScheme.Modulo;
            base._keep_cross_validation_predictions = true;
        }
        bases.add(trained(new GBM(trees, key("base-gbm"))));
        bases.add(trained(new GLM(linear, key("base-glm"))));
        StackedEnsembleParameters all = of(new StackedEnsembleParameters(), flights, "late");
        all._base_models = bases.toArray(Key[]::new);
        export("ensemble", new StackedEnsemble(all));
    }

    @SuppressWarnings("unchecked")
    private static Key<Model> trained(ModelBuilder<?, ?, ?> builder) {
        return (Key<Model>) (Key<?>) ((Model<?, ?, ?>) builder.trainModel().get())._key;
    }

    /** Leaves the MOJO alone, for models that are uploaded. */
    private void export(String name, ModelBuilder<?, ?, ?> builder) throws IOException {
        Model<?, ?, ?> model = (Model<?, ?, ?>) builder.trainModel().get();
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".zip"))) {
            model.getMojo().writeTo(out);
        }
    }

    private void forge(String name, ModelBuilder<?, ?, ?> builder, Frame frame) throws IOException {
        Model<?, ?, ?> model = (Model<?, ?, ?>) builder.trainModel().get();
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".zip"))) {
            model.getMojo().writeTo(out);
        }
        Files.writeString(folder.resolve(name + ".tsv"), ForgeRecorder.record(model, frame, 300));
    }

    private Frame parse(String name, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".csv"), csv);
        return ParseDataset.parse(Key.make(name), NFSFileVec.make(file.toFile())._key);
    }

    private static GBMParameters gbm(Frame frame, String target, int trees, long seed) {
        GBMParameters gbm = of(new GBMParameters(), frame, target);
        gbm._ntrees = trees;
        gbm._seed = seed;
        gbm._sample_rate = 0.8;
        return gbm;
    }

    private static <P extends Model.Parameters> P of(P parameters, Frame frame, String target) {
        parameters._train = frame._key;
        parameters._response_column = target;
        parameters._seed = 1;
        return parameters;
    }

    private static <M extends Model<M, ?, ?>> Key<M> key(String name) {
        return Key.make("model-" + name);
    }
}
