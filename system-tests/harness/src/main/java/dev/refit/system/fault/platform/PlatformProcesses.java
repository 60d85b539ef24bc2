package dev.refit.system.fault.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Workloads and their supervisors as the process table has them: those whose command line names this platform's folder. */
public final class PlatformProcesses {
    private PlatformProcesses() {}

    public static Stream<ProcessHandle> of(Folders folders) {
        String folder = folders.tiny().getParent().toString();
        return ProcessHandle.allProcesses().filter(process -> {
            String command = command(process.pid());
            // The services name both as well, in their settings.
            return command.contains(folder)
                    && !command.contains("GeneratedMain")
                    && (command.contains("TinyWorkload") || command.contains("supervisor-"));
        });
    }

    private static String command(long pid) {
        try {
            byte[] words = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "cmdline"));
            return new String(words, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}
