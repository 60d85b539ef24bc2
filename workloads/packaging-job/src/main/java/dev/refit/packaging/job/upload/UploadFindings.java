package dev.refit.packaging.job.upload;

import dev.refit.events.model.ModelSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an uploaded model and its examples show.
 *
 * @param modelIni what the MOJO says of itself, by the keys of its {@code model.ini}
 * @param schema of the model, as the MOJO has it
 * @param given how many rows were given
 * @param made how many were made up to reach the corners of the trees
 * @param refused how many of those given the model does not score, as of a GLM that skips rows with missing values
 * @param lacking inputs of the model that the examples have no column of
 * @param unread columns of the examples that the model does not read, the response not among them
 * @param unknown by categorical input how many of the given rows have a text there that the model does not know
 * @param compared who has scored the rows, with the same bits
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
        List<String> compared,
        Optional<Path> scored) {
    public UploadFindings {
        lacking = List.copyOf(lacking);
        unread = List.copyOf(unread);
        compared = List.copyOf(compared);
    }
}
