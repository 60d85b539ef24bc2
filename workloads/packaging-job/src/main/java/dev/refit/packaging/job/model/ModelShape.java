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
 * A MOJO and who scores it, rows that end in the offset if it needs one.
 *
 * @param scorer of the library
 * @param genmodel h2o-genmodel's, the same one when nobody else can
 * @param contributions null when they are not computed
 */
public record ModelShape(byte[] mojo, Scorer scorer, Scorer genmodel, Contributions contributions) {
    private static final Set<String> PROVEN = Set.of("Binomial", "Multinomial", "Ordinal", "Regression");

    static ModelShape of(Path mojoFile) throws JobFailedException, IOException {
        byte[] mojo = Files.readAllBytes(mojoFile);
        Scorer own = null;
        try {
            own = Mojo.read(mojo).scorer();
        } catch (UnsupportedMojoException e) {
            // Left to genmodel.
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

    ModelInfo info() {
        return scorer.info();
    }

    String algorithm() {
        return info().algorithm();
    }

    String target() {
        return info().response();
    }

    List<String> labels() {
        return info().isClassifier() ? info().labels() : List.of();
    }

    boolean classifier() {
        return info().isClassifier();
    }

    /** Whether the library needs nothing but itself. */
    boolean selfContained() {
        return scorer != genmodel;
    }

    /** Whether scoring needs H2O's extension for XGBoost. */
    boolean xgboost() {
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
                file + " is no MOJO that can be read: " + e.getMessage(),
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
                Fault.USER_CODE, "unsupported-model", what + " No library is made of such a model.", instead);
    }
}
