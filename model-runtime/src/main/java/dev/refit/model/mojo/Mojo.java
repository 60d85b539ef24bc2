package dev.refit.model.mojo;

import dev.refit.model.Column;
import dev.refit.model.InvalidMojoException;
import dev.refit.model.ModelInfo;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.forest.ForestScorer;
import dev.refit.model.forest.TreeNode;
import dev.refit.model.linear.LinearScorer;
import dev.refit.model.mojo.archive.DomainFile;
import dev.refit.model.mojo.archive.ModelIni;
import dev.refit.model.mojo.archive.MojoArchive;
import dev.refit.model.mojo.tree.TreeFiles;
import dev.refit.model.outcome.DrfOutcome;
import dev.refit.model.outcome.GbmOutcome;
import dev.refit.model.outcome.IsolationForestOutcome;
import dev.refit.model.outcome.Outcome;
import dev.refit.model.shap.Contributions;
import dev.refit.model.xgboost.XgboostModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that H2O has exported as a MOJO. A {@code Mojo} holds the unpacked entries: read one, take the scorer from it,
 * and let it go.
 */
public final class Mojo {
    /** The limit for an unpacked MOJO, unless {@link #read(InputStream, long)} sets another one. */
    public static final long DEFAULT_MAX_BYTES = 1L << 30;

    private static final double OLDEST_TREES = 1.30;
    private static final double NEWEST_TREES = 1.40;
    private static final double LINEAR = 1.00;
    private static final double XGBOOST = 1.10;

    private final MojoArchive archive;
    private final ModelIni ini;
    private final ModelInfo info;

    private Mojo(MojoArchive archive) {
        this.archive = archive;
        this.ini = new ModelIni(archive.lines(ModelIni.NAME));
        this.info = readInfo();
    }

    /**
     * Reads a MOJO to the end of the stream, which stays open.
     *
     * @throws InvalidMojoException if the stream is not a MOJO, or is a damaged or hostile one
     * @throws IOException if the stream cannot be read
     */
    public static Mojo read(InputStream in) throws IOException {
        return read(in, DEFAULT_MAX_BYTES);
    }

    /**
     * Reads a MOJO like {@link #read(InputStream)}, with another limit.
     *
     * @param maxBytes the largest allowed size of the unpacked MOJO, in bytes
     * @throws InvalidMojoException also if the MOJO is larger
     */
    public static Mojo read(InputStream in, long maxBytes) throws IOException {
        return new Mojo(MojoArchive.read(in, maxBytes));
    }

    /** Reads a MOJO like {@link #read(InputStream)}, from the bytes of the zip. */
    public static Mojo read(byte[] zip) {
        return new Mojo(MojoArchive.of(zip, DEFAULT_MAX_BYTES));
    }

    /** Describes the model. */
    public ModelInfo info() {
        return info;
    }

    /**
     * Builds the scorer of the model.
     *
     * @throws UnsupportedMojoException if this runtime does not score the model
     * @throws InvalidMojoException if an entry is missing or damaged
     */
    public Scorer scorer() {
        return switch (info.algorithmName()) {
            case "Gradient Boosting Machine", "Gradient Boosting Method" -> forest(GbmOutcome.of(info, ini));
            case "Distributed Random Forest" -> forest(DrfOutcome.of(info, ini, ini.integer("n_trees")));
            case "Isolation Forest" -> forest(IsolationForestOutcome.of(info, ini, ini.integer("n_trees")));
            case "XGBoost" -> xgboost().scorer();
            case "Generalized Linear Model", "Generalized Linear Modeling" -> linear();
            default ->
                throw new UnsupportedMojoException(
                        info.algorithmName(),
                        "expected Gradient Boosting Machine, Distributed Random Forest, Isolation Forest, XGBoost or"
                                + " Generalized Linear Model");
        };
    }

    /**
     * Builds what explains the predictions of the model.
     *
     * @throws UnsupportedMojoException if the model is not a GBM, a DRF or an XGBoost gbtree, or has more than one tree per
     *     group
     * @throws InvalidMojoException if an entry is missing or damaged
     */
    public Contributions contributions() {
        if (info.algorithm().equals("xgboost")) {
            return xgboost().contributions();
        }
        checkTrees(info.algorithm().equals("gbm") || info.algorithm().equals("drf") && info.classes() <= 2);
        List<TreeNode> trees = treeFiles().read(1, ini.integer("n_trees"));
        return info.algorithm().equals("gbm")
                ? Contributions.ofGbm(info, trees, (float) ini.number("init_f"))
                // H2O requires variable importances even for a regression, which does not use them.
                : Contributions.ofDrf(info, trees, archive.usedVariables(info.algorithmName()));
    }

    /**
     * Decodes the trees, whose splits refer to the inputs as a row holds them. The list is empty for a model without trees,
     * and holds null for each tree that was not trained because its class had no rows.
     *
     * @throws UnsupportedMojoException if this runtime does not score the model
     * @throws InvalidMojoException if an entry is missing or damaged
     */
    public List<TreeNode> trees() {
        if (scorer().trees() == 0) {
            return List.of();
        }
        return info.algorithm().equals("xgboost")
                ? xgboost().trees()
                : treeFiles().read(ini.integer("n_trees_per_class"), ini.integer("n_trees"));
    }

    private void checkTrees(boolean explicable) {
        if (!explicable || ini.integer("n_trees_per_class") != 1) {
            throw new UnsupportedMojoException(
                    info.algorithmName(),
                    "contributions need a GBM, an XGBoost model or a DRF with one tree per group");
        }
        checkVersion(OLDEST_TREES, NEWEST_TREES);
    }

    private Scorer forest(Outcome outcome) {
        checkVersion(OLDEST_TREES, NEWEST_TREES);
        int groups = ini.integer("n_trees");
        int classes = ini.integer("n_trees_per_class");
        if (classes < 1 || classes > Math.max(1, info.classes())) {
            throw new InvalidMojoException(
                    ModelIni.NAME, "n_trees_per_class = " + classes + ", expected 1 to the number of classes");
        }
        if (outcome.size() < (info.classes() == 1 ? 0 : 1) + classes) {
            throw new InvalidMojoException(
                    ModelIni.NAME, classes + " trees per group, expected one for each class or one");
        }
        return ForestScorer.of(info, treeFiles().read(classes, groups), null, classes, outcome);
    }

    private TreeFiles treeFiles() {
        return new TreeFiles(archive, ini, info.features());
    }

    private XgboostModel xgboost() {
        checkVersion(XGBOOST, XGBOOST);
        return XgboostModel.of(archive, ini, info);
    }

    private Scorer linear() {
        checkVersion(LINEAR, LINEAR);
        return LinearScorer.of(info, ini);
    }

    private void checkVersion(double oldest, double newest) {
        double version = ini.number("mojo_version");
        if (!(version >= oldest && version <= newest)) {
            throw new UnsupportedMojoException(
                    info.algorithmName(),
                    "its MOJO has version " + info.mojoVersion() + ", expected " + oldest + " to " + newest);
        }
    }

    private ModelInfo readInfo() {
        int features = ini.integer("n_features");
        int columns = ini.columns().size();
        boolean supervised = ini.flag("supervised");
        if (features > columns - (supervised ? 1 : 0)) {
            throw new InvalidMojoException(ModelIni.NAME, "n_features = " + features + " of " + columns + " columns");
        }
        List<Column> inputs = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            inputs.add(DomainFile.column(archive, ini, i));
        }
        Column response = supervised ? DomainFile.column(archive, ini, columns - 1) : null;
        String encoding = ini.text("_genmodel_encoding");
        return new ModelInfo(
                ini.required("algo"),
                ini.required("algorithm"),
                ini.required("category"),
                inputs,
                response == null ? null : response.name(),
                response == null || !response.isCategorical() ? List.of() : response.levels(),
                ini.integer("n_classes"),
                ini.text("offset_column"),
                ini.number("default_threshold"),
                encoding == null ? "AUTO" : encoding,
                ini.required("mojo_version"),
                ini.required("h2o_version"),
                ini.required("uuid"));
    }
}
