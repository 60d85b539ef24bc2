package dev.refit.packaging.job.model;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.model.InvalidMojoException;
import dev.refit.model.ModelInfo;
import dev.refit.model.OffsetAsInput;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.mojo.Mojo;
import dev.refit.model.shap.Contributions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A model with its scorers. Rows end in the offset if the model needs one.
 *
 * @param scorer the scorer of the library
 * @param genmodel the scorer of h2o-genmodel, which is the library's as well if the runtime does not score the model
 * @param contributions null if contributions cannot be computed
 */
public record ModelShape(byte[] mojo, Scorer scorer, Scorer genmodel, Contributions contributions) {
    private static final Set<String> PROVEN = Set.of("Binomial", "Multinomial", "Ordinal", "Regression");

    public static ModelShape of(Path mojoFile) throws JobFailedException, IOException {
        byte[] mojo = Files.readAllBytes(mojoFile);
        Scorer own = null;
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
        boolean explained = own != null && genmodel.info().offsetColumn() == null;
        genmodel = OffsetAsInput.of(genmodel);
        return new ModelShape(
                mojo,
                own == null ? genmodel : OffsetAsInput.of(own),
                genmodel,
                explained ? contributions(mojo, mojoFile) : null);
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
        return algorithm().equals("xgboost");
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

    private static JobFailedException unreadable(Path file, RuntimeException e) {
        return new JobFailedException(
                Fault.DATA,
                "unreadable-mojo",
                file + " is not a readable MOJO: " + e.getMessage(),
                "Export the model again, with an H2O that is no newer than " + PublishedDependencies.genmodelVersion()
                        + ".",
                e);
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
