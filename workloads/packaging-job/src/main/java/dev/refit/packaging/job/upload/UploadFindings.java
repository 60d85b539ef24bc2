package dev.refit.packaging.job.upload;

import dev.refit.events.model.ModelSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts found in an uploaded model and its examples.
 *
 * @param modelIni the values of the MOJO's {@code model.ini} by key
 * @param schema the schema of the model according to the MOJO
 * @param given the number of given rows
 * @param made the number of rows that were made up to reach the corners of the trees
 * @param refused the number of given rows that the model does not score, such as rows with missing values that a GLM skips
 * @param lacking the inputs of the model that have no column in the examples
 * @param unread the columns of the examples that the model does not read, without the response
 * @param unknown the number of given rows with a text that the model does not know, by categorical input
 * @param blanks the number of those whose text the model knows without the blanks around it, by categorical input
 * @param noClass the number of given rows whose response is no class of the model, by text
 * @param calibrated whether H2O computes calibrated probabilities, which the library does not
 * @param compared the scorers that agree on the rows in every bit
 * @param scored the given rows with predictions and response, in the form of a scored holdout; empty when the examples
 *     have no response
 */
public record UploadFindings(
        Map<String, String> modelIni,
        ModelSchema schema,
        long given,
        long made,
        long refused,
        List<String> lacking,
        List<String> unread,
        Map<String, Integer> unknown,
        Map<String, Integer> blanks,
        Map<String, Integer> noClass,
        boolean calibrated,
        List<String> compared,
        Optional<Path> scored) {
    public UploadFindings {
        lacking = List.copyOf(lacking);
        unread = List.copyOf(unread);
        compared = List.copyOf(compared);
    }
}
