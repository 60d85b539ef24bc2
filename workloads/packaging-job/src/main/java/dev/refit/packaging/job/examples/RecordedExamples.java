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
 * The predictions that were recorded before packaging.
 *
 * @param lines the lines of the file
 * @param rows an example for each line from the third on
 */
public record RecordedExamples(List<String> lines, List<Example> rows) {

    /** @throws JobFailedException if the file has another format, is empty, or belongs to another model */
    public static RecordedExamples read(Path file, ModelShape shape) throws IOException, JobFailedException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        try {
            List<Example> rows =
                    ExampleFile.read(lines, shape.info(), shape.scorer().outputSize());
            int found = rows.get(0).predictions().length;
            int expected = shape.scorer().outputSize();
            // For a regression, genmodel records a second element without a meaning.
            if (found != expected && (shape.classifier() || found != 2)) {
                throw mismatch(file, "line 2: got " + found + " predictions, expected " + expected);
            }
            return new RecordedExamples(lines, rows);
        } catch (InvalidExamplesException e) {
            throw mismatch(file, e.getMessage());
        }
    }

    public int count() {
        return rows.size();
    }

    /** Returns the range of the values of an input without the made-up ones. */
    public NumericRange range(int input) {
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
