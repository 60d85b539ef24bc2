package dev.refit.packaging.job.model;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.model.InvalidMojoException;
import dev.refit.model.ModelInfo;
import dev.refit.model.OffsetAsInput;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.mojo.Mojo;
import dev.refit.model.mojo.archive.ModelIni;
import dev.refit.model.shap.Contributions;
import dev.refit.packaging.job.escape.MessageText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model with its scorers. Rows end in the offset if the model needs one.
 *
 * @param scorer the scorer of the library
 * @param genmodel the scorer of h2o-genmodel, which is the library's as well if the runtime does not score the model
 * @param contributions null if contributions cannot be computed
 * @param limits what H2O does with the model and a library of it does not
 */
public record ModelShape(byte[] mojo, Scorer scorer, Scorer genmodel, Contributions contributions, Limits limits) {
    /**
     * What a library of the model does not do, although H2O does.
     *
     * @param skipsMissing no row with a missing value is answered
     * @param calibrated the calibrated probabilities are left out
     * @param xgboost scoring needs H2O's extension for XGBoost
     */
    public record Limits(boolean skipsMissing, boolean calibrated, boolean xgboost) {}

    private static final Set<String> PROVEN = Set.of("Binomial", "Multinomial", "Ordinal", "Regression");
    private static final String SUPERVISED =
            "Train a classification or a regression with one of: " + KnownAlgorithm.keys() + ".";

    /** Creates the shape of a model without limits. */
    public ModelShape(byte[] mojo, Scorer scorer, Scorer genmodel, Contributions contributions) {
        this(mojo, scorer, genmodel, contributions, new Limits(false, false, false));
    }

    /**
     * Reads a model.
     *
     * @param mojoFile the file to name in a refusal
     * @param mojo its content, which is what is scored, packaged and digested
     */
    public static ModelShape of(Path mojoFile, byte[] mojo) throws JobFailedException {
        Scorer own = null;
        ModelFacts facts = known(mojoFile, mojo);
        try {
            own = Mojo.read(mojo).scorer();
        } catch (UnsupportedMojoException e) {
            // Genmodel scores it instead.
        } catch (InvalidMojoException e) {
            throw unreadable(mojoFile, e);
        }
        Scorer genmodel;
        try {
            genmodel = GenmodelScorer.of(mojo);
        } catch (IllegalArgumentException e) {
            throw unreadable(mojoFile, e);
        }
        refuseWhatCannotBeProven(genmodel.info());
        boolean xgboost = genmodel.info().algorithm().equals("xgboost")
                || facts.parts().stream().anyMatch(part -> "xgboost".equals(part.text("algo")));
        boolean explained = own != null && genmodel.info().offsetColumn() == null;
        genmodel = OffsetAsInput.of(genmodel);
        return new ModelShape(
                mojo,
                own == null ? genmodel : OffsetAsInput.of(own),
                genmodel,
                explained ? contributions(mojo, mojoFile) : null,
                new Limits(facts.skipsMissing(), facts.calibrated(), xgboost));
    }

    public ModelInfo info() {
        return scorer.info();
    }

    public String algorithm() {
        return info().algorithm();
    }

    public String target() {
        return info().response();
    }

    public List<String> labels() {
        return info().isClassifier() ? info().labels() : List.of();
    }

    public boolean classifier() {
        return info().isClassifier();
    }

    /** Tells whether the library has no dependencies. */
    public boolean selfContained() {
        return scorer != genmodel;
    }

    /** Tells whether scoring needs H2O's extension for XGBoost. */
    public boolean xgboost() {
        return limits.xgboost() || algorithm().equals("xgboost");
    }

    private static Contributions contributions(byte[] mojo, Path file) throws JobFailedException {
        try {
            return Mojo.read(mojo).contributions();
        } catch (UnsupportedMojoException e) {
            return null;
        } catch (InvalidMojoException e) {
            throw unreadable(file, e);
        }
    }

    private static JobFailedException unreadable(Path file, Exception e) {
        return new JobFailedException(
                Fault.DATA,
                "unreadable-mojo",
                file + " is not a readable MOJO: " + e.getMessage(),
                "Export the model again, with an H2O that is no newer than " + PublishedDependencies.genmodelVersion()
                        + ".",
                e);
    }

    private static ModelFacts known(Path file, byte[] mojo) throws JobFailedException {
        try {
            refuseUnknown(Mojo.read(mojo).info());
            ModelFacts facts = ModelFacts.of(mojo);
            refuseUnknownParts(facts);
            refuseWhatTheMojoLoses(facts);
            return facts;
        } catch (InvalidMojoException | IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Nothing is read by genmodel, and no text of the model is written, unless the algorithm is a known one. */
    private static void refuseUnknown(ModelInfo info) throws JobFailedException {
        Optional<String> reason = UnpackagedAlgorithm.reason(info.algorithm());
        if (reason.isPresent()) {
            throw unsupported("The model's algorithm is " + info.algorithm() + ": " + reason.get() + ".", SUPERVISED);
        }
        Optional<KnownAlgorithm> known = KnownAlgorithm.of(info);
        if (known.isEmpty()) {
            throw unsupported(
                    "model.ini: got algo = " + MessageText.of(info.algorithm()) + " and algorithm = "
                            + MessageText.of(info.algorithmName()) + ", expected one of " + KnownAlgorithm.keys()
                            + " with its name.",
                    SUPERVISED);
        }
        if (!known.get().reads(info.mojoVersion())) {
            throw unsupported(
                    "model.ini: got mojo_version = " + MessageText.of(info.mojoVersion()) + ", expected "
                            + String.join(" or ", known.get().versions()) + " for " + info.algorithm() + ".",
                    "Export the model with H2O 3.46.0.9, or another one that is no newer than "
                            + PublishedDependencies.genmodelVersion() + ".");
        }
    }

    private static void refuseUnknownParts(ModelFacts facts) throws JobFailedException {
        for (ModelIni part : facts.parts()) {
            if (!KnownAlgorithm.isKnown(part.text("algo"), part.text("algorithm"), part.text("mojo_version"))) {
                throw unsupported(
                        "A model within the model has algo = " + MessageText.of(String.valueOf(part.text("algo")))
                                + ", algorithm = " + MessageText.of(String.valueOf(part.text("algorithm")))
                                + " and mojo_version = " + MessageText.of(String.valueOf(part.text("mojo_version")))
                                + ", expected one of " + KnownAlgorithm.keys() + " in a known version.",
                        SUPERVISED);
            }
        }
    }

    private static void refuseWhatTheMojoLoses(ModelFacts facts) throws JobFailedException {
        if (facts.encoded()) {
            throw unsupported(
                    "The model was trained with categorical_encoding "
                            + (facts.encoding().isEmpty() ? "other than AUTO" : MessageText.of(facts.encoding()))
                            + ", so its inputs are not the columns of the table.",
                    "Leave out the parameter categorical_encoding.");
        }
        if (facts.losesOffset()) {
            throw unsupported(
                    "The model is a deep learning model with an offset_column, which H2O's exported model does not"
                            + " use: its predictions would not be those of the trained model.",
                    "Leave out the offset_column, or train another algorithm with it.");
        }
    }

    private static void refuseWhatCannotBeProven(ModelInfo info) throws JobFailedException {
        if (!PROVEN.contains(info.category())) {
            throw unsupported(
                    "The model's category is " + info.category() + ".", "Train a classification or a regression.");
        }
        if (!info.encoding().equals("AUTO")) {
            throw unsupported(
                    "The model was trained with categorical_encoding " + info.encoding() + ".",
                    "Leave out the parameter categorical_encoding.");
        }
    }

    private static JobFailedException unsupported(String what, String instead) {
        return new JobFailedException(
                Fault.USER_CODE, "unsupported-model", what + " Refit makes no library from such a model.", instead);
    }
}
