package dev.refit.packaging.job.examples;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.model.examples.Example;
import dev.refit.model.examples.ExampleFile;
import dev.refit.model.examples.InvalidExamplesException;
import dev.refit.packaging.job.model.ModelShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What H2O said of some rows where the model was trained.
 *
 * @param lines of the file
 * @param rows an example for each line from the third on
 */
public record RecordedExamples(List<String> lines, List<Example> rows) {

    /** @throws JobFailedException when the file is not of this format, empty, or of another model than this */
    static RecordedExamples read(Path file, ModelShape shape) throws IOException, JobFailedException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        try {
            List<Example> rows =
                    ExampleFile.read(lines, shape.info(), shape.scorer().outputSize());
            int found = rows.get(0).predictions().length;
            int expected = shape.scorer().outputSize();
            // Of a regression genmodel's array has a second place that says nothing.
            if (found != expected && (shape.classifier() || found != 2)) {
                throw mismatch(file, "line 2: got " + found + " predictions, expected " + expected);
            }
            return new RecordedExamples(lines, rows);
        } catch (InvalidExamplesException e) {
            throw mismatch(file, e.getMessage());
        }
    }

    int count() {
        return rows.size();
    }

    /** What the values that were among the data have in common. */
    NumericRange range(int input) {
        NumericRange range = new NumericRange();
        rows.stream().filter(example -> !example.made()).forEach(example -> range.add(example.row()[input]));
        return range;
    }

    private static JobFailedException mismatch(Path file, String what) {
        return new JobFailedException(
                Fault.DATA,
                "examples-mismatch",
                file.getFileName() + ", " + what + ". The release is blocked.",
                "The recorded examples do not belong to this model: run the refit again.");
    }
}
