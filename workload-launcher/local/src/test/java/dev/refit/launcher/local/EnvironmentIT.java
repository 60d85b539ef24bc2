package dev.refit.launcher.local;

import static dev.refit.launcher.local.TestHome.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.launcher.local.environment.WorkloadEnvironment;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workload that prints its environment, beside a service that has the secret {@code REFIT_TEST_SECRET} in its own. */
class EnvironmentIT {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder).template("prints", "env | cut -d= -f1 > draft; mv draft printed");
        assertThat(System.getenv()).containsKey("REFIT_TEST_SECRET");
    }

    @AfterEach
    void leaveNothingRunning() {
        home.close();
    }

    @Test
    void aWorkloadGetsTheNamedListAndNothingElseOfItsServicesEnvironment() {
        home.open(1).launch(spec("prints", "prints"));

        Set<String> names = new TreeSet<>(home.awaitFile("prints", "printed"));
        // The supervisor's mark, and what a shell says of itself.
        names.removeAll(Set.of("REFIT_WORKLOAD", "PWD", "OLDPWD", "SHLVL", "_"));
        assertThat(names).contains("PATH").doesNotContain("REFIT_TEST_SECRET");
        assertThat(names)
                .isEqualTo(WorkloadEnvironment.PLAIN
                        .of(System.getenv(), "file:///")
                        .keySet());
    }

    @Test
    void theOperatorMayAddNames() {
        home.passing("REFIT_TEST_SECRET").open(1).launch(spec("prints", "prints"));

        assertThat(home.awaitFile("prints", "printed")).contains("REFIT_TEST_SECRET");
    }
}
