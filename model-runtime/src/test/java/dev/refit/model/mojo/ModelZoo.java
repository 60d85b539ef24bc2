package dev.refit.model.mojo;

import hex.Model;
import hex.Model.Parameters.CategoricalEncodingScheme;
import hex.ModelBuilder;
import hex.genmodel.utils.DistributionFamily;
import hex.glm.GLM;
import hex.glm.GLMModel.GLMParameters;
import hex.glm.GLMModel.GLMParameters.Family;
import hex.glm.GLMModel.GLMParameters.MissingValuesHandling;
import hex.tree.SharedTreeModel.SharedTreeParameters;
import hex.tree.drf.DRF;
import hex.tree.drf.DRFModel.DRFParameters;
import hex.tree.gbm.GBM;
import hex.tree.gbm.GBMModel.GBMParameters;
import hex.tree.isofor.IsolationForest;
import hex.tree.isofor.IsolationForestModel.IsolationForestParameters;
import hex.tree.xgboost.XGBoost;
import hex.tree.xgboost.XGBoostModel.XGBoostParameters;
import hex.tree.xgboost.XGBoostModel.XGBoostParameters.Booster;
import hex.tree.xgboost.XGBoostModel.XGBoostParameters.DMatrixType;
import hex.tree.xgboost.XGBoostModel.XGBoostParameters.GrowPolicy;
import hex.tree.xgboost.XGBoostModel.XGBoostParameters.TreeMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import water.DKV;
import water.Key;
import water.fvec.Frame;

/** Models of every kind that is supported, small ones, trained by H2O. */
final class ModelZoo {
    private static final List<String> RESPONSES =
            List.of("weight", "offset", "two", "three", "five", "rare", "real", "count", "positive", "zeroOne");

    private final H2oCloud cloud;
    private final Frame rows;
    private final Map<String, byte[]> mojos = new LinkedHashMap<>();

    private ModelZoo(H2oCloud cloud) throws IOException {
        this.cloud = cloud;
        this.rows = cloud.parse("zoo", ZooData.rows(3000));
    }

    /** The MOJO of each model by its name. */
    static Map<String, byte[]> train() throws IOException {
        ModelZoo zoo = new ModelZoo(H2oCloud.start());
        zoo.boosted();
        zoo.boostedEncodings();
        zoo.forests();
        zoo.isolationForests();
        zoo.boosters();
        zoo.linear();
        return zoo.mojos;
    }

    private void boosted() throws IOException {
        gbm("gbm bernoulli", "two", 50, 5, p -> p._sample_rate = 0.8);
        gbm("gbm bernoulli 100 x 6", "two", 100, 6, p -> {});
        gbm("gbm bernoulli, offset and weights", "two", 20, 4, p -> {
            p._offset_column = "offset";
            p._weights_column = "weight";
        });
        gbm("gbm bernoulli, balanced", "rare", 20, 4, p -> p._balance_classes = true);
        gbm("gbm bernoulli, one tree", "two", 1, 5, p -> {});
        gbm("gbm bernoulli, stumps", "two", 40, 1, p -> {});
        gbm("gbm bernoulli, deep", "two", 5, 20, p -> p._min_rows = 1);
        gbm("gbm bernoulli, levels together", "two", 20, 5, p -> p._nbins_cats = 8);
        gbm("gbm quasibinomial", "zeroOne", 15, 4, p -> p._distribution = DistributionFamily.quasibinomial);
        gbm("gbm multinomial", "five", 15, 5, p -> {});
        gbm("gbm multinomial, balanced", "three", 10, 4, p -> p._balance_classes = true);
        gbm("gbm gaussian", "real", 30, 5, p -> {});
        gbm("gbm gaussian, offset", "real", 10, 5, p -> p._offset_column = "offset");
        gbm("gbm poisson, offset", "count", 20, 4, p -> {
            p._distribution = DistributionFamily.poisson;
            p._offset_column = "offset";
        });
        for (DistributionFamily family : List.of(
                DistributionFamily.gamma,
                DistributionFamily.tweedie,
                DistributionFamily.laplace,
                DistributionFamily.quantile,
                DistributionFamily.huber)) {
            gbm("gbm " + family, "positive", 15, 5, p -> p._distribution = family);
        }
    }

    private void boostedEncodings() throws IOException {
        for (CategoricalEncodingScheme scheme : List.of(
                CategoricalEncodingScheme.OneHotExplicit,
                CategoricalEncodingScheme.Binary,
                CategoricalEncodingScheme.EnumLimited,
                CategoricalEncodingScheme.LabelEncoder,
                CategoricalEncodingScheme.SortByResponse,
                CategoricalEncodingScheme.Eigen)) {
            gbm("gbm bernoulli, " + scheme, "two", 10, 5, p -> p._categorical_encoding = scheme);
        }
    }

    private void forests() throws IOException {
        drf("drf binomial", "two", 30, 8, p -> {});
        drf("drf binomial, double trees", "two", 15, 8, p -> p._binomial_double_trees = true);
        drf("drf binomial, balanced", "rare", 15, 8, p -> p._balance_classes = true);
        drf("drf multinomial", "five", 10, 10, p -> {});
        drf("drf multinomial, few rows a leaf", "three", 3, 20, p -> p._weights_column = "weight");
        drf("drf regression, deep", "real", 10, 20, p -> {});
        drf(
                "drf regression, OneHotExplicit",
                "real",
                10,
                8,
                p -> p._categorical_encoding = CategoricalEncodingScheme.OneHotExplicit);
        Frame gap = new Frame(
                Key.make("gap"), rows.names(), rows.deepCopy("gapCopy").vecs());
        gap.vec("three").setDomain(new String[] {"a", "b", "c", "never"});
        DKV.put(gap);
        drf("drf multinomial, a class without rows", "three", 5, 6, p -> p._train = gap._key);
    }

    private void isolationForests() throws IOException {
        for (double contamination : new double[] {-1, 0.1}) {
            IsolationForestParameters forest = parameters(new IsolationForestParameters(), null, 30, 8);
            forest._contamination = contamination;
            String name = "isolation forest" + (contamination > 0 ? ", contamination" : "");
            train(name, new IsolationForest(ignoring(forest, null), Key.make()));
        }
    }

    private void boosters() throws IOException {
        xgboost("xgboost binomial, sparse", "two", 50, 5, p -> p._dmatrix_type = DMatrixType.sparse);
        xgboost("xgboost binomial, dense", "two", 100, 6, p -> p._dmatrix_type = DMatrixType.dense);
        xgboost("xgboost binomial, deep", "two", 10, 14, p -> p._min_rows = 0);
        xgboost("xgboost binomial, by leaves", "two", 20, 0, p -> {
            p._tree_method = TreeMethod.hist;
            p._grow_policy = GrowPolicy.lossguide;
            p._max_leaves = 40;
        });
        xgboost("xgboost binomial, offset and weights", "two", 20, 4, p -> {
            p._offset_column = "offset";
            p._weights_column = "weight";
        });
        xgboost("xgboost binomial, one tree", "two", 1, 6, p -> {});
        xgboost("xgboost dart binomial", "two", 30, 5, p -> dropping(p, 0.2f));
        xgboost("xgboost dart multinomial", "three", 15, 5, p -> dropping(p, 0.3f));
        xgboost("xgboost multinomial, sparse", "five", 15, 5, p -> p._dmatrix_type = DMatrixType.sparse);
        xgboost("xgboost multinomial, dense", "five", 15, 5, p -> p._dmatrix_type = DMatrixType.dense);
        xgboost("xgboost gaussian", "real", 30, 6, p -> {});
        xgboost("xgboost gaussian, offset", "real", 10, 5, p -> p._offset_column = "offset");
        for (DistributionFamily family :
                List.of(DistributionFamily.poisson, DistributionFamily.gamma, DistributionFamily.tweedie)) {
            xgboost("xgboost " + family, "positive", 15, 5, p -> p._distribution = family);
        }
        for (CategoricalEncodingScheme scheme : List.of(
                CategoricalEncodingScheme.LabelEncoder,
                CategoricalEncodingScheme.OneHotExplicit,
                CategoricalEncodingScheme.Binary)) {
            xgboost("xgboost binomial, " + scheme, "two", 10, 5, p -> p._categorical_encoding = scheme);
        }
    }

    private static void dropping(XGBoostParameters parameters, float rate) {
        parameters._booster = Booster.dart;
        parameters._rate_drop = rate;
        parameters._one_drop = true;
    }

    private void xgboost(String name, String response, int trees, int depth, Consumer<XGBoostParameters> more)
            throws IOException {
        XGBoostParameters xgboost = new XGBoostParameters();
        xgboost._train = rows._key;
        xgboost._response_column = response;
        xgboost._seed = 1;
        xgboost._ntrees = trees;
        xgboost._max_depth = depth;
        more.accept(xgboost);
        train(name, new XGBoost(ignoring(xgboost, response), Key.make()));
    }

    private void linear() throws IOException {
        glm("glm binomial", "two", Family.binomial, p -> {});
        glm("glm binomial, offset and weights", "two", Family.binomial, p -> {
            p._offset_column = "offset";
            p._weights_column = "weight";
        });
        glm(
                "glm binomial, missing skipped",
                "two",
                Family.binomial,
                p -> p._missing_values_handling = MissingValuesHandling.Skip);
        glm("glm multinomial", "five", Family.multinomial, p -> {});
        glm("glm ordinal", "five", Family.ordinal, p -> {});
        glm("glm gaussian, all levels", "real", Family.gaussian, p -> p._use_all_factor_levels = true);
        glm("glm poisson", "count", Family.poisson, p -> {});
        glm("glm gamma", "positive", Family.gamma, p -> {});
        glm("glm tweedie", "positive", Family.tweedie, p -> p._tweedie_variance_power = 1.5);
    }

    private void glm(String name, String response, Family family, Consumer<GLMParameters> more) throws IOException {
        GLMParameters glm = new GLMParameters(family);
        glm._train = rows._key;
        glm._response_column = response;
        glm._seed = 1;
        more.accept(glm);
        train(name, new GLM(ignoring(glm, response), Key.make()));
    }

    private void gbm(String name, String response, int trees, int depth, Consumer<GBMParameters> more)
            throws IOException {
        GBMParameters gbm = parameters(new GBMParameters(), response, trees, depth);
        more.accept(gbm);
        train(name, new GBM(ignoring(gbm, response), Key.make()));
    }

    private void drf(String name, String response, int trees, int depth, Consumer<DRFParameters> more)
            throws IOException {
        DRFParameters drf = parameters(new DRFParameters(), response, trees, depth);
        more.accept(drf);
        train(name, new DRF(ignoring(drf, response), Key.make()));
    }

    private void train(String name, ModelBuilder<?, ?, ?> builder) throws IOException {
        mojos.put(name, cloud.train(builder));
    }

    private <P extends SharedTreeParameters> P parameters(P parameters, String response, int trees, int depth) {
        parameters._train = rows._key;
        parameters._response_column = response;
        parameters._seed = 1;
        parameters._ntrees = trees;
        parameters._max_depth = depth;
        return parameters;
    }

    /** Of the responses and the like only what this model asks for. */
    private static <P extends Model.Parameters> P ignoring(P parameters, String response) {
        List<String> ignored = new ArrayList<>(RESPONSES);
        ignored.removeAll(Arrays.asList(response, parameters._weights_column, parameters._offset_column));
        parameters._ignored_columns = ignored.toArray(String[]::new);
        return parameters;
    }
}
