package dev.refit.packaging.job.document;

import dev.refit.events.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.model.Column;
import dev.refit.model.InvalidMojoException;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import hex.genmodel.MojoModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The model as rows are scored with it here: by Refit's own runtime, or by H2O's where that does not know the algorithm. */
interface RowScorer {

    /** What a row holds: a number, or the index of a level; NaN is a missing value. */
    List<Column> inputs();

    /** The classes in the order of their probabilities; empty when the model predicts a quantity. */
    List<String> labels();

    /**
     * Of a class the index of the label and the probability of each class, else the value and perhaps zeros.
     *
     * @return an array that the next call fills again
     */
    double[] score(double[] row);

    /** What scores, in words. */
    String name();

    /** @throws JobFailedException when the file is damaged */
    static RowScorer load(Path mojo) throws IOException, JobFailedException {
        byte[] content = Files.readAllBytes(mojo);
        try {
            return own(Scorer.load(content));
        } catch (UnsupportedMojoException e) {
            return h2o(MojoModel.load(mojo.toString()));
        } catch (InvalidMojoException e) {
            throw new JobFailedException(
                    Fault.DATA, "unreadable-mojo", mojo + ": " + e.getMessage(), "Train the model again.", e);
        }
    }

    private static RowScorer own(Scorer scorer) {
        double[] out = new double[scorer.outputSize()];
        List<String> labels = scorer.info().isClassifier() ? scorer.info().labels() : List.of();
        return of("Refit's own scorer", scorer.info().inputs(), labels, row -> {
            scorer.score(row, out);
            return out;
        });
    }

    private static RowScorer h2o(MojoModel mojo) {
        double[] out = new double[mojo.getPredsSize()];
        List<Column> inputs = IntStream.range(0, mojo.nfeatures())
                .mapToObj(i -> new Column(mojo.getNames()[i], levels(mojo.getDomainValues(i))))
                .toList();
        List<String> labels =
                mojo.isClassifier() ? Arrays.asList(mojo.getDomainValues(mojo.getResponseIdx())) : List.of();
        return of("H2O's genmodel", inputs, labels, row -> mojo.score0(row, out));
    }

    private static List<String> levels(String[] domain) {
        return domain == null ? null : Arrays.asList(domain);
    }

    private static RowScorer of(
            String name,
            List<Column> inputs,
            List<String> labels,
            java.util.function.UnaryOperator<double[]> function) {
        return new RowScorer() {
            @Override
            public List<Column> inputs() {
                return inputs;
            }

            @Override
            public List<String> labels() {
                return labels;
            }

            @Override
            public double[] score(double[] row) {
                return function.apply(row);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
