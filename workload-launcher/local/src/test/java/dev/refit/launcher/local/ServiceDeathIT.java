package dev.refit.launcher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services come, race and die in JVMs of their own; the workloads do not care. */
class ServiceDeathIT {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder);
    }

    @AfterEach
    void leaveNothingRunning() {
        home.close();
    }

    @Test
    void whatRunsWhenItsServiceIsKilledIsAdoptedByTheNext() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(folder, List.of("going:runs"))) {
            service.launch();
            service.awaitLaunched();
            home.awaitFile("going", "started");

            service.kill();
        }

        List<Long> before = home.members("going");
        LocalWorkloadLauncher next = home.open(4);
        assertThat(next.launch(TestHome.spec("going", "runs")).state()).isInstanceOf(WorkloadState.Running.class);
        assertThat(home.members("going")).isEqualTo(before).isNotEmpty();
        assertThat(home.awaitFile("going", "started")).hasSize(1);
    }

    @Test
    void theExitStatusOfWhatEndsWithoutAnyServiceIsKept() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(folder, List.of("orphan:waits"))) {
            service.launch();
            service.awaitLaunched();
            home.awaitFile("orphan", "started");
            service.kill();
        }

        Files.createFile(home.execution("orphan").folder().resolve("work/finish"));
        await().untilAsserted(
                        () -> assertThat(home.execution("orphan").outcome()).isPresent());

        LocalWorkloadLauncher next = home.open(4);
        assertThat(TestHome.state(next, "orphan"))
                .isInstanceOfSatisfying(WorkloadState.Failed.class, failed -> assertThat(failed.failure())
                        .isEqualTo(new WorkloadFailure.Exited(5)));
        assertThat(next.tail("orphan", 1)).containsExactly("the end");
    }

    @Test
    void twoServicesThatLaunchTheSameAtOnceStartEachOnce() throws Exception {
        List<String> names = IntStream.range(0, 12).mapToObj(i -> "raced-" + i).toList();
        List<String> launches = names.stream().map(name -> name + ":runs").toList();
        try (ServiceProcess one = ServiceProcess.start(folder, launches);
                ServiceProcess two = ServiceProcess.start(folder, launches)) {
            one.launch();
            two.launch();

            one.awaitLaunched();
            two.awaitLaunched();

            for (String name : names) {
                assertThat(home.awaitFile(name, "started")).hasSize(1);
                assertThat(home.members(name)).hasSize(1);
                try (Stream<Path> executions = Files.list(folder.resolve("workloads/" + name))) {
                    assertThat(executions).hasSize(1);
                }
            }
        }
    }

    @Test
    void aServiceAndItsWorkloadsShareNoSessionAndNoProcessGroup() throws Exception {
        LocalWorkloadLauncher launcher = home.open(4);

        launcher.launch(TestHome.spec("apart", "runs"));
        home.awaitFile("apart", "started");

        List<String> own = groupAndSession(ProcessHandle.current().pid());
        List<String> supervisors = groupAndSession(home.supervisor("apart"));
        List<String> workloads = groupAndSession(home.members("apart").get(0));
        assertThat(supervisors).doesNotContainAnyElementsOf(own);
        assertThat(workloads).doesNotContainAnyElementsOf(own).doesNotContainAnyElementsOf(supervisors);
    }

    private static List<String> groupAndSession(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")).subList(2, 4);
    }
}
