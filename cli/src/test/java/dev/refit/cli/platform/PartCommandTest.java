package dev.refit.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartCommandTest {

    @ParameterizedTest
    @EnumSource(Part.class)
    void noPartInheritsHowAnotherPlatformLetsClientsIn(Part part) {
        Set<String> variables = new HashSet<>(List.of(
                "PATH",
                "REFIT_HTTP_TOKEN",
                "REFIT_HTTP_TOKEN_FILE",
                "REFIT_HTTP_AUTHENTICATION",
                "REFIT_PACKAGING_SIGNING_KEY_FILE"));

        PartCommand.removeForeign(part, variables);

        assertThat(variables).containsExactly("PATH");
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void theAccountOfTheMavenRepositoryGoesToPackagingAlone(Part part) {
        Set<String> variables = new HashSet<>(Set.of("REFIT_PACKAGING_MAVEN_PASSWORD"));

        PartCommand.removeForeign(part, variables);

        assertThat(variables).hasSize(part == Part.PACKAGING ? 1 : 0);
    }
}
