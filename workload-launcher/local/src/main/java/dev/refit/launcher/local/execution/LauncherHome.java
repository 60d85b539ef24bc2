package dev.refit.launcher.local.execution;

import dev.refit.events.RefitJson;
import dev.refit.launcher.local.file.Drafts;
import dev.refit.launcher.local.file.IoFailures;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/** The folder that all launchers of this machine share: {@code workloads/<name>/<execution>/}, {@code queue/}, {@code removed/}, {@code lock}. */
public record LauncherHome(Path root) {
    private static final String NAME = "[a-z][-a-z0-9]{0,51}";

    public Path workloads() {
        return root.resolve("workloads");
    }

    public Path queue() {
        return root.resolve("queue");
    }

    /** Removed workloads that are being deleted; on the file system of the workloads. */
    public Path removed() {
        return root.resolve("removed");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    public void prepare() {
        try {
            Files.createDirectories(workloads());
            Files.createDirectories(queue());
        } catch (IOException e) {
            throw IoFailures.with("make the home " + root, e);
        }
    }

    /** The workload's last execution; empty when there is no workload of this name. */
    public Optional<WorkloadExecution> current(String name) {
        if (!name.matches(NAME)) {
            return Optional.empty();
        }
        Path folder = workloads().resolve(name);
        try (DirectoryStream<Path> executions = Files.newDirectoryStream(folder, "[1-9]*")) {
            OptionalInt last = StreamSupport.stream(executions.spliterator(), false)
                    .mapToInt(execution ->
                            Integer.parseInt(execution.getFileName().toString()))
                    .max();
            return last.isPresent() ? Optional.of(execution(name, last.getAsInt())) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw IoFailures.with("list " + folder, e);
        }
    }

    public boolean exists(String name, int number) {
        return Files.exists(folder(name, number));
    }

    /** Whether an execution has a file of this name. */
    public boolean has(String name, int number, String file) {
        return Files.exists(folder(name, number).resolve(file));
    }

    public WorkloadExecution execution(String name, int number) {
        return WorkloadExecution.read(folder(name, number), number);
    }

    /** Makes the folder with the spec in it, both at once. */
    public WorkloadExecution create(StoredSpec spec, int number) {
        Path folder = folder(spec.name(), number);
        Path draft = folder.resolveSibling(".draft-" + spec.token());
        try {
            Files.createDirectories(draft.resolve("work"));
            Drafts.write(draft.resolve(WorkloadExecution.SPEC), RefitJson.write(spec));
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            return new WorkloadExecution(folder, number, spec);
        } catch (IOException e) {
            throw IoFailures.with("make " + folder, e);
        }
    }

    public Path folder(String name, int number) {
        return workloads().resolve(name).resolve(Integer.toString(number));
    }
}
