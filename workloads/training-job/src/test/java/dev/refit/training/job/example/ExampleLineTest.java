package dev.refit.training.job.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExampleLineTest {
    @Test
    void cells_are_escaped_and_missing_ones_differ_from_the_text_that_marks_them() {
        String line = ExampleLine.of(Arrays.asList("a\tb", null, "\\N", "", "c\r\nd"));

        assertThat(line).isEqualTo("a\\tb\t\\N\t\\\\N\t\tc\\r\\nd\n");
    }
}
