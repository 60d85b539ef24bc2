package dev.refit.training.job;

import dev.refit.job.JobFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import water.H2O;
import water.H2OStarter;

/**
 * H2O in this process, as a cloud of one: no web server, no multicast, its own port on the loopback address only. A
 * process has at most one, which ends with the process; starting again answers the running one.
 */
final class H2oNode implements AutoCloseable {
    private static boolean started;

    private final Path scratch;

    private H2oNode(Path scratch) {
        this.scratch = scratch;
    }

    static synchronized H2oNode start(JobFolder folder, String name) throws IOException {
        Path scratch = folder.file("h2o/flatfile").getParent();
        if (!started) {
            // Without a list of nodes H2O would look for others by multicast; it adds itself to an empty one.
            Path flatfile = Files.writeString(scratch.resolve("flatfile"), "");
            // The process id keeps two attempts of one run apart, should they ever hear each other.
            List<String> arguments = List.of(
                    "-name",
                    name + "-" + ProcessHandle.current().pid(),
                    "-ip",
                    "127.0.0.1",
                    "-baseport",
                    "54321",
                    "-flatfile",
                    flatfile.toString(),
                    "-ice_root",
                    // H2O reads it as a URI: a blank would end it.
                    scratch.toUri().toASCIIString(),
                    "-disable_web",
                    "-log_level",
                    "WARN");
            H2OStarter.start(arguments.toArray(String[]::new), scratch.toString());
            H2O.waitForCloudSize(1, 10_000);
            started = true;
        }
        return new H2oNode(scratch);
    }

    /** Removes what H2O left on disk. The node goes on until the process ends: H2O has no other way. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove H2O's scratch folder " + scratch, e);
        }
    }
}
