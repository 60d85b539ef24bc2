package dev.refit.definition.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "acu, auc",
        "AUC, auc",
        "dataset, datasets",
        "artefactId, artifactId",
        "groupID, groupId",
        "x, ''",
        "foobar, ''"
    })
    void the_word_that_was_meant_is_found_and_nothing_far_fetched(String typed, String meant) {
        List<String> words = List.of("auc", "aucpr", "datasets", "groupId", "artifactId");

        assertThat(Nearest.of(typed, words).orElse("")).isEqualTo(meant);
    }
}
