package dev.refit.events.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseMatchTest {

    @ParameterizedTest
    @CsvSource({
        "acu, auc",
        "AUC, auc",
        "dataset, datasets",
        "artefactId, artifactId",
        "groupID, groupId",
        "X, x",
        "y, ''",
        "foobar, ''",
        "ntree, ntrees",
        "maxDepth, max_depth",
        "depth, max_depth",
        "learning_rate, learn_rate",
        "hidden, ''",
        "цена, ''",
        "größ, größe",
        "??, ''"
    })
    void the_word_that_was_meant_is_found_and_nothing_far_fetched(String typed, String meant) {
        List<String> words = List.of(
                "auc",
                "aucpr",
                "datasets",
                "groupId",
                "artifactId",
                "max_depth",
                "ntrees",
                "learn_rate",
                "sample_rate",
                "seed",
                "größe",
                "x");

        assertThat(CloseMatch.of(typed, words).orElse("")).isEqualTo(meant);
    }
}
