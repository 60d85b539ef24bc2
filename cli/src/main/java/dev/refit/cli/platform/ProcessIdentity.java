package dev.refit.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What tells a process from every other one, also after its number was given to another, or the machine was restarted.
 *
 * @param start when it started: ticks since boot on Linux, milliseconds since 1970 elsewhere
 * @param boot of the machine; empty where it has no id
 */
public record ProcessIdentity(long pid, long start, String boot) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int START_TICKS = 19;

    /** Of a running process; empty when it has ended. */
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(process -> startOf(process)
                .map(start -> new ProcessIdentity(pid, start, bootId())));
    }

    /** The process, as long as it runs. */
    public Optional<ProcessHandle> process() {
        return of(pid).filter(this::equals).flatMap(identity -> ProcessHandle.of(pid));
    }

    public boolean isAlive() {
        return process().isPresent();
    }

    private static Optional<Long> startOf(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            // The command's name, in brackets, may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? Optional.empty() : Optional.of(Long.parseLong(fields[START_TICKS]));
        } catch (IOException e) {
            return process.info().startInstant().map(java.time.Instant::toEpochMilli);
        }
    }

    private static String bootId() {
        try {
            return Files.readString(BOOT_ID).trim();
        } catch (IOException e) {
            return "";
        }
    }
}
