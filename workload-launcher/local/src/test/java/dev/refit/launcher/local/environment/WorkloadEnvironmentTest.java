package dev.refit.launcher.local.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadEnvironmentTest {
    private static final Map<String, String> OWN = Map.of(
            "PATH", "/bin",
            "LC_ALL", "C.UTF-8",
            "REFIT_PACKAGING_MAVEN_PASSWORD", "secret",
            "GITHUB_TOKEN", "secret",
            "JAVA_TOOL_OPTIONS", "-Dx=secret",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "REFIT_S3_PATH_STYLE", "true");

    @Test
    void secretsOfTheShellStayWithIt() {
        assertThat(WorkloadEnvironment.PLAIN.of(OWN, "file:///home/request.json"))
                .containsOnlyKeys("PATH", "LC_ALL");
    }

    @Test
    void credentialsOfS3GoToWorkloadsThatReachIt() {
        assertThat(WorkloadEnvironment.PLAIN.of(OWN, "s3://bucket/request.json"))
                .containsOnlyKeys("PATH", "LC_ALL", "AWS_SECRET_ACCESS_KEY", "REFIT_S3_PATH_STYLE");
        assertThat(WorkloadEnvironment.PLAIN.of(
                        Map.of("REFIT_DATA_ROOTS", "file:///a/,s3://b/", "AWS_REGION", "r"), "file:///request.json"))
                .containsOnlyKeys("REFIT_DATA_ROOTS", "AWS_REGION");
    }

    @Test
    void furtherOnesAreNamedByTheOperator() {
        assertThat(new WorkloadEnvironment(Set.of("JAVA_TOOL_OPTIONS")).of(OWN, "file:///request.json"))
                .containsKey("JAVA_TOOL_OPTIONS");
        assertThatThrownBy(() -> new WorkloadEnvironment(Set.of("A=b")))
                .hasMessageStartingWith("environment: got 'A=b', expected names of environment variables");
    }
}
