package dev.refit.launcher.local;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.testkit.Behaviour;
import dev.refit.launcher.testkit.WorkloadLauncherContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by real processes. */
class LocalWorkloadLauncherContractIT extends WorkloadLauncherContract {
    private static final String STARTED = "echo here >> started; ";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder)
                .template("SUCCEEDS", STARTED + "echo first; echo second")
                .template("FAILS", STARTED + "exit 7")
                .template(
                        "RUNS",
                        STARTED + "echo '@refit-progress {\"fraction\":0.4,\"message\":\"half\"}'; echo going on;"
                                + " exec sleep 600")
                .template("CANNOT_START", List.of("/no/such/program"));
    }

    @AfterEach
    void leaveNothingRunning() {
        home.close();
    }

    @Override
    protected WorkloadLauncher open() {
        return home.open(8);
    }

    @Override
    protected WorkloadSpec spec(String name, Behaviour behaviour, URI requestUri, Duration timeout) {
        return new WorkloadSpec(
                name,
                behaviour.name(),
                "digest-of-" + name,
                requestUri,
                new WorkloadSpec.Resources(256, 1, 1),
                timeout,
                Map.of());
    }

    @Override
    protected void interrupt(String name) {
        TestHome.kill(home.supervisor(name));
    }

    @Override
    protected int starts(String name) throws IOException {
        int starts = 0;
        try (DirectoryStream<Path> executions =
                Files.newDirectoryStream(folder.resolve("workloads").resolve(name))) {
            for (Path execution : executions) {
                Path started = execution.resolve("work/started");
                starts += Files.exists(started) ? Files.readAllLines(started).size() : 0;
            }
        }
        return starts;
    }
}
