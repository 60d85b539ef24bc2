package dev.refit.system.fault.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the harness and what it has put into the platform's processes meet.
 *
 * @param faults those that are due
 * @param tiny the workloads' plans, records and locks
 * @param data what publishers announce
 * @param classes the harness's own
 */
public record Folders(Path faults, Path tiny, Path data, Path classes) {

    static Folders in(Path folder) {
        try {
            Path tiny = folder.resolve("tiny");
            Files.createDirectories(tiny.resolve("plans"));
            Files.createDirectories(tiny.resolve("locks"));
            return new Folders(
                    Files.createDirectories(folder.resolve("faults")),
                    tiny,
                    Files.createDirectories(folder.resolve("data")),
                    Path.of(Folders.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has something happen once: {@code <point>--<subject>}. */
    public void arm(String point, String subject) {
        write(faults.resolve(point + "--" + subject), "");
    }

    /** Has something last until it is {@link #end}ed. */
    public void begin(String point) {
        write(faults.resolve(point), "");
    }

    public void end(String point) {
        try {
            Files.deleteIfExists(faults.resolve(point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells a workload what to do. */
    public void plan(String workload, String plan) {
        write(tiny.resolve("plans").resolve(workload), plan);
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
