package dev.refit.model.xgboost;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.ModelInfo;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.forest.ForestScorer;
import dev.refit.model.forest.OneHotLayout;
import dev.refit.model.forest.TreeNode;
import dev.refit.model.mojo.archive.ModelIni;
import dev.refit.model.mojo.archive.MojoArchive;
import dev.refit.model.shap.Contributions;
import java.util.List;

/** An XGBoost model in a MOJO, which holds XGBoost's own binary model and H2O's encoding of the rows. */
public final class XgboostModel {
    private final MojoArchive archive;
    private final ModelIni ini;
    private final ModelInfo info;
    private final OneHotLayout layout;

    private XgboostModel(MojoArchive archive, ModelIni ini, ModelInfo info) {
        this.archive = archive;
        this.ini = ini;
        this.info = info;
        this.layout = LayoutReader.read(info, ini);
    }

    /**
     * Reads the encoding of the rows.
     *
     * @throws InvalidMojoException if the encoding does not fit the inputs
     * @throws UnsupportedMojoException if an encoded row is too wide
     */
    public static XgboostModel of(MojoArchive archive, ModelIni ini, ModelInfo info) {
        return new XgboostModel(archive, ini, info);
    }

    /** Builds the scorer. */
    public Scorer scorer() {
        Booster booster = booster(layout);
        XgboostOutcome outcome = XgboostOutcome.of(info, ini, booster);
        return ForestScorer.of(info, booster.trees(), layout, booster.groups(), outcome);
    }

    /** Decodes the trees, whose splits refer to the inputs as a row holds them. */
    public List<TreeNode> trees() {
        return booster(layout).trees();
    }

    /**
     * Builds what explains the predictions.
     *
     * @throws UnsupportedMojoException if the booster is not a gbtree with one tree per group, or H2O has replaced the node
     *     weights of the training
     */
    public Contributions contributions() {
        Booster booster = booster(layout.decoded());
        if (booster.groups() > 1 || !booster.kind().equals("gbtree") || archive.has(MojoArchive.AUXILIARY_WEIGHTS)) {
            throw new UnsupportedMojoException(
                    info.algorithmName(),
                    "contributions need a gbtree with one tree per group and the node weights of its training");
        }
        float initial = XgboostOutcome.of(info, ini, booster).initial();
        return Contributions.ofXgboost(info, layout, booster.trees(), initial);
    }

    private Booster booster(OneHotLayout rows) {
        return BoosterParser.parse(info.algorithmName(), archive.bytes(MojoArchive.BOOSTER), rows);
    }
}
