package dev.refit.training.job.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CloseMatchesTest {
    private static final List<String> NAMES = List.of("max_depth", "ntrees", "learn_rate", "sample_rate", "seed");

    @Test
    void a_slip_of_the_finger_or_another_spelling_finds_the_name() {
        assertThat(CloseMatches.of("ntree", NAMES)).containsExactly("ntrees");
        assertThat(CloseMatches.of("maxDepth", NAMES)).containsExactly("max_depth");
        assertThat(CloseMatches.of("learning_rate", NAMES)).contains("learn_rate");
    }

    @Test
    void nothing_is_offered_for_what_is_far_from_everything() {
        assertThat(CloseMatches.hint("hidden", NAMES)).isEmpty();
    }
}
