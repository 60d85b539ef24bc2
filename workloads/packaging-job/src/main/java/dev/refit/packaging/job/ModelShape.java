package dev.refit.packaging.job;

import dev.refit.events.Failure.Fault;
import dev.refit.job.JobFailedException;
import hex.ModelCategory;
import hex.genmodel.CategoricalEncoding;
import hex.genmodel.MojoModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a MOJO says of its own inputs and outputs.
 *
 * @param algorithm H2O's short name of it, such as {@code gbm}
 * @param features in the order of the row that score0 reads
 * @param labels the classes in the order of their probabilities; empty for regression
 * @param predictions length of the array that score0 fills; a longer one would silently give wrong labels
 */
record ModelShape(String algorithm, String target, List<Feature> features, List<String> labels, int predictions) {

    record Feature(String name, boolean categorical) {}

    static ModelShape of(Path mojoFile) throws JobFailedException {
        MojoModel mojo;
        try {
            mojo = MojoModel.load(mojoFile.toString());
        } catch (IOException | RuntimeException e) {
            throw new JobFailedException(
                    Fault.DATA, "unreadable-mojo", mojoFile + " is no MOJO: " + e, "Train the model again.", e);
        }
        refuseWhatCannotBeProven(mojo);
        List<Feature> features = IntStream.range(0, mojo.nfeatures())
                .mapToObj(i -> new Feature(mojo.getNames()[i], mojo.getDomainValues(i) != null))
                .toList();
        List<String> labels =
                mojo.isClassifier() ? Arrays.asList(mojo.getDomainValues(mojo.getResponseIdx())) : List.of();
        return new ModelShape(
                mojo._modelDescriptor == null ? mojo._algoName : mojo._modelDescriptor.algoName(),
                mojo.getResponseName(),
                features,
                labels,
                mojo.getPredsSize());
    }

    boolean classifier() {
        return !labels.isEmpty();
    }

    /** Whether scoring needs H2O's extension for XGBoost. */
    boolean xgboost() {
        return algorithm.equals("xgboost");
    }

    private static void refuseWhatCannotBeProven(MojoModel mojo) throws JobFailedException {
        ModelCategory category = mojo.getModelCategory();
        switch (category) {
            case Binomial, Multinomial, Ordinal, Regression -> {}
            default ->
                throw unsupported(
                        "The model's category is " + category + ".", "Train a classification or a regression.");
        }
        if (mojo.getCategoricalEncoding() != CategoricalEncoding.AUTO) {
            throw unsupported(
                    "The model was trained with categorical_encoding " + mojo.getCategoricalEncoding() + ".",
                    "Leave out the parameter categorical_encoding.");
        }
        if (mojo.requiresOffset()) {
            throw unsupported(
                    "The model needs the offset column " + mojo.getOffsetName() + ".",
                    "Leave out the parameter offset_column.");
        }
    }

    private static JobFailedException unsupported(String what, String instead) {
        return new JobFailedException(
                Fault.USER_CODE, "unsupported-model", what + " No library is made of such a model.", instead);
    }
}
