package dev.refit.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import org.junit.jupiter.api.Test;

class JacksonVersionTest {

    /** The build runs all tests of this module once with each Jackson. */
    @Test
    void theTestsRunWithTheJacksonTheyAreMeantFor() {
        String expected = System.getProperty("refit.expected.jackson", "2.20.0");

        assertThat(PackageVersion.VERSION).hasToString(expected);
        assertThat(com.fasterxml.jackson.datatype.jsr310.PackageVersion.VERSION).hasToString(expected);
    }
}
