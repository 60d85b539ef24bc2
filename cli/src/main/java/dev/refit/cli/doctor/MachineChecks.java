package dev.refit.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.refit.cli.platform.Home;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the machine has to give. */
final class MachineChecks {
    private static final long MIB = 1024 * 1024;
    private static final long MEMORY_MIB = 3 * 1024;
    private static final long DISK_MIB = 2 * 1024;
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

    private final Home home;

    MachineChecks(Home home) {
        this.home = home;
    }

    List<Finding> run() {
        return List.of(memory(availableMib()), home(), disk());
    }

    static Finding memory(long availableMib) {
        String found = availableMib + " MiB available";
        return availableMib >= MEMORY_MIB
                ? Finding.ok("memory", found)
                : Finding.warning(
                        "memory",
                        found,
                        "The platform and one workload want " + MEMORY_MIB
                                + " MiB: end something, or lower the memory in your definitions.");
    }

    private Finding home() {
        try {
            Files.createDirectories(home.folder());
            Files.delete(Files.createTempFile(home.folder(), "doctor", ""));
            return Finding.ok("home", home.folder() + " is writable");
        } catch (IOException e) {
            return Finding.failed(
                    "home",
                    home.folder() + " is not writable (" + e.getClass().getSimpleName() + ")",
                    "Make it writable, or use another folder: --home DIR or REFIT_HOME.");
        }
    }

    private Finding disk() {
        Path folder = home.folder();
        while (!Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MIB;
            String found = free + " MiB free for " + home.folder();
            return free >= DISK_MIB
                    ? Finding.ok("disk", found)
                    : Finding.warning("disk", found, "Make room, or use another folder: --home DIR or REFIT_HOME.");
        } catch (IOException e) {
            return Finding.warning("disk", "unknown: " + e.getMessage(), "See whether " + folder + " is well.");
        }
    }

    /** Free memory plus what the system gives back when asked, where it tells. */
    private static long availableMib() {
        try {
            Matcher line = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
            if (line.find()) {
                return Long.parseLong(line.group(1)) / 1024;
            }
        } catch (IOException e) {
            // Not on Linux.
        }
        return Optional.of(ManagementFactory.getOperatingSystemMXBean())
                        .map(OperatingSystemMXBean.class::cast)
                        .map(OperatingSystemMXBean::getTotalMemorySize)
                        .orElse(0L)
                / MIB;
    }
}
