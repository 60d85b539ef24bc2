package dev.refit.model;

import java.util.ArrayList;
import java.util.List;

/** Makes a scorer of a MOJO's entries. */
final class MojoReader {
    private static final double OLDEST = 1.30;
    private static final double NEWEST = 1.40;
    private static final double LINEAR = 1.00;
    private static final double BOOSTER = 1.10;

    private final MojoArchive mojo;
    private final ModelIni ini;
    private final ModelInfo info;

    private MojoReader(MojoArchive mojo) {
        this.mojo = mojo;
        this.ini = new ModelIni(mojo.lines(ModelIni.NAME));
        this.info = info();
    }

    static Scorer read(MojoArchive mojo) {
        return new MojoReader(mojo).scorer();
    }

    static Contributions contributions(MojoArchive mojo) {
        MojoReader reader = new MojoReader(mojo);
        ModelInfo info = reader.info;
        if (info.algorithm().equals("xgboost")) {
            return reader.boosterContributions();
        }
        boolean boosted = info.algorithm().equals("gbm");
        boolean averaged = info.algorithm().equals("drf");
        boolean explicable = boosted || averaged && info.classes() <= 2;
        if (!explicable || reader.ini.integer("n_trees_per_class") != 1) {
            throw new UnsupportedMojoException(
                    info.algorithmName(), "expected one tree a group, of a GBM, XGBoost or a DRF, to explain");
        }
        reader.version(OLDEST, NEWEST);
        int groups = reader.ini.integer("n_trees");
        List<TreeNode> trees = new TreeFiles(mojo, reader.ini, info.features()).read(1, groups);
        if (boosted) {
            return new Contributions(info, null, trees, (float) reader.ini.number("init_f"), 0, 1);
        }
        // Genmodel wants it of a regression as well, where it makes no difference.
        int used = reader.usedVariables();
        // Trees of two classes tell of the first one: the other has the rest to 1, which all columns share.
        return info.classes() == 1
                ? new Contributions(info, null, trees, 0, 0, groups)
                : new Contributions(info, null, trees, 0, 1f / (used + 1), -groups);
    }

    /** The trees as they are, of inputs as they stand in a row; none of a model without trees. */
    static List<TreeNode> trees(MojoArchive mojo) {
        MojoReader reader = new MojoReader(mojo);
        return switch (reader.scorer().trees()) {
            case 0 -> List.of();
            default ->
                reader.info.algorithm().equals("xgboost")
                        ? reader.booster(OneHotLayout.of(reader.info, reader.ini))
                                .trees()
                        : new TreeFiles(mojo, reader.ini, reader.info.features())
                                .read(reader.ini.integer("n_trees_per_class"), reader.ini.integer("n_trees"));
        };
    }

    private int usedVariables() {
        return ModelDetails.of(mojo)
                .flatMap(ModelDetails::usedVariables)
                .orElseThrow(() -> new UnsupportedMojoException(
                        info.algorithmName(),
                        "expected variable importances in " + ModelDetails.ENTRY + " to explain a forest"));
    }

    private Contributions boosterContributions() {
        version(BOOSTER, BOOSTER);
        OneHotLayout layout = OneHotLayout.of(info, ini);
        Booster booster = booster(layout.decoded());
        if (booster.groups() > 1 || !booster.kind().equals("gbtree") || mojo.has(BoosterParser.AUXILIARY_WEIGHTS)) {
            throw new UnsupportedMojoException(
                    info.algorithmName(),
                    "expected a gbtree with one tree a group, weighed by its training, to explain");
        }
        float initial = BoosterOutcome.of(info, ini, booster).initial();
        return new Contributions(info, layout, booster.trees(), initial, 0, 1);
    }

    private Scorer scorer() {
        return switch (info.algorithmName()) {
            case "Gradient Boosting Machine", "Gradient Boosting Method" -> trees(BoostedOutcome.of(info, ini));
            case "Distributed Random Forest" -> trees(ForestOutcome.of(info, ini, ini.integer("n_trees")));
            case "Isolation Forest" -> trees(IsolationOutcome.of(info, ini, ini.integer("n_trees")));
            case "XGBoost" -> booster();
            case "Generalized Linear Model", "Generalized Linear Modeling" -> linear();
            default ->
                throw new UnsupportedMojoException(
                        info.algorithmName(),
                        "expected Gradient Boosting Machine, Distributed Random Forest, Isolation Forest, XGBoost or"
                                + " Generalized Linear Model");
        };
    }

    private Scorer trees(Outcome outcome) {
        version(OLDEST, NEWEST);
        int groups = ini.integer("n_trees");
        int classes = ini.integer("n_trees_per_class");
        if (classes < 1 || classes > Math.max(1, info.classes())) {
            throw new InvalidMojoException(
                    ModelIni.NAME, "n_trees_per_class = " + classes + ", expected 1 to the classes");
        }
        if (outcome.size() < (info.classes() == 1 ? 0 : 1) + classes) {
            throw new InvalidMojoException(
                    ModelIni.NAME, classes + " trees a group, expected one for each class or one");
        }
        List<TreeNode> trees = new TreeFiles(mojo, ini, info.features()).read(classes, groups);
        ForestBuilder builder = new ForestBuilder(info.algorithmName(), info.inputs(), trees, null);
        return new ForestScorer(info, builder.build(trees), builder.coder(), classes, outcome);
    }

    private Booster booster(OneHotLayout layout) {
        return BoosterParser.parse(info.algorithmName(), mojo.bytes(BoosterParser.ENTRY), layout);
    }

    private Scorer booster() {
        version(BOOSTER, BOOSTER);
        OneHotLayout layout = OneHotLayout.of(info, ini);
        Booster booster = booster(layout);
        Outcome outcome = BoosterOutcome.of(info, ini, booster);
        ForestBuilder builder = new ForestBuilder(info.algorithmName(), info.inputs(), booster.trees(), layout);
        return new ForestScorer(info, builder.build(booster.trees()), builder.coder(), booster.groups(), outcome);
    }

    private Scorer linear() {
        version(LINEAR, LINEAR);
        Outcome outcome = LinearOutcome.of(info, ini);
        String family = ini.text("family");
        boolean ordinal = "ordinal".equals(family);
        int classes = ordinal || "multinomial".equals(family) ? info.classes() : 1;
        int sums = ordinal ? classes - 1 : classes; // The last one follows from the others.
        return new LinearScorer(info, LinearPredictor.of(info, ini, classes), sums, outcome);
    }

    private void version(double oldest, double newest) {
        double version = ini.number("mojo_version");
        if (!(version >= oldest && version <= newest)) {
            throw new UnsupportedMojoException(
                    info.algorithmName(),
                    "its MOJO has version " + info.mojoVersion() + ", expected " + oldest + " to " + newest);
        }
    }

    private ModelInfo info() {
        int features = ini.integer("n_features");
        int columns = ini.columns().size();
        boolean supervised = ini.flag("supervised");
        if (features > columns - (supervised ? 1 : 0)) {
            throw new InvalidMojoException(ModelIni.NAME, "n_features = " + features + " of " + columns + " columns");
        }
        List<Column> inputs = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            inputs.add(DomainFile.column(mojo, ini, i));
        }
        Column response = supervised ? DomainFile.column(mojo, ini, columns - 1) : null;
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
