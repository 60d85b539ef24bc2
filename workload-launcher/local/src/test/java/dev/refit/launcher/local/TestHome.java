package dev.refit.launcher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.local.command.CommandTemplates;
import dev.refit.launcher.local.command.JavaSettings;
import dev.refit.launcher.local.environment.WorkloadEnvironment;
import dev.refit.launcher.local.execution.LauncherHome;
import dev.refit.launcher.local.execution.WorkloadExecution;
import dev.refit.launcher.local.process.ProcessTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A home for one test: its templates are shell scripts, and nothing of it is left running afterwards. */
public final class TestHome implements AutoCloseable {
    static final String RUNS = "echo here >> started; exec sleep 600";

    final Path path;
    private final Map<String, List<String>> commands = new HashMap<>();
    private final Set<String> further = new HashSet<>();
    private final List<WorkloadLauncher> launchers = new ArrayList<>();

    public TestHome(Path path) {
        this.path = path;
        template("runs", RUNS);
    }

    public TestHome template(String name, String script) {
        return template(name, List.of("/bin/sh", "-c", script));
    }

    public TestHome template(String name, List<String> command) {
        commands.put(name, command);
        return this;
    }

    /** Has workloads get these of this process's environment variables, too. */
    TestHome passing(String... names) {
        further.addAll(List.of(names));
        return this;
    }

    LocalLauncherConfig config(int slots) {
        return new LocalLauncherConfig(
                path,
                new CommandTemplates(commands, JavaSettings.PLAIN),
                new WorkloadEnvironment(further),
                slots,
                Duration.ofMillis(250));
    }

    public LocalWorkloadLauncher open(int slots) {
        LocalWorkloadLauncher launcher = new LocalWorkloadLauncher(config(slots));
        launchers.add(launcher);
        return launcher;
    }

    public static WorkloadSpec spec(String name, String template) {
        return spec(name, template, 512, Duration.ofMinutes(10));
    }

    public static WorkloadSpec spec(String name, String template, int memoryMiB, Duration timeout) {
        return new WorkloadSpec(
                name,
                template,
                "digest-of-" + name,
                URI.create("file:///requests/" + name + "/request.json"),
                new WorkloadSpec.Resources(memoryMiB, 2, 1),
                timeout,
                Map.of());
    }

    /** Waits until it is in such a state. */
    static <S extends WorkloadState> S awaitState(WorkloadLauncher launcher, String name, Class<S> type) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state(launcher, name)).isInstanceOf(type));
        return type.cast(state(launcher, name));
    }

    public static WorkloadState state(WorkloadLauncher launcher, String name) {
        return launcher.find(name).orElseThrow().state();
    }

    public WorkloadExecution execution(String name) {
        return new LauncherHome(path).current(name).orElseThrow();
    }

    public long supervisor(String name) {
        return execution(name).claim().orElseThrow().supervisor().orElseThrow().pid();
    }

    /** The pids of all processes of a workload's last execution. */
    public List<Long> members(String name) {
        WorkloadExecution execution = execution(name);
        return ProcessTable.ofThisMachine()
                .members(List.of(execution.wanted()))
                .getOrDefault(execution.spec().token(), List.of());
    }

    /** Waits until a script has written this file into its working folder, and answers its lines. */
    List<String> awaitFile(String name, String file) {
        Path path = execution(name).folder().resolve("work").resolve(file);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(path).isNotEmptyFile());
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A killed process that nobody has waited for yet is dead. */
    public static boolean isAlive(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            return false;
        }
    }

    static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    @Override
    public void close() {
        launchers.forEach(WorkloadLauncher::close);
        LocalWorkloads.interruptAll(path);
    }
}
