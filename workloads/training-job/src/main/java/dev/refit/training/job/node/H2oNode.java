package dev.refit.training.job.node;

import dev.refit.job.JobFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import water.H2O;
import water.H2OStarter;
import water.Paxos;

/**
 * H2O in this process, as a cloud of one or as a node of a larger one: no web server, no multicast, its own port only, on
 * the loopback address when it is alone. A process has at most one, which ends with the process; starting again answers
 * the running one.
 */
public final class H2oNode implements AutoCloseable {
    private static final int PORT = 54321;
    private static final int ALONE_WITHIN_MS = 10_000;
    private static final int TOGETHER_WITHIN_MS = 300_000;

    private static boolean started;

    private final Path scratch;

    private H2oNode(Path scratch) {
        this.scratch = scratch;
    }

    /** Starts the node, and waits until its cloud has all its nodes and takes no others. */
    public static synchronized H2oNode start(JobFolder folder, Cloud cloud) throws IOException, InterruptedException {
        Path scratch = folder.file("h2o/flatfile").getParent();
        if (!started) {
            List<String> addresses = cloud.isAlone() ? List.of() : cloud.addresses();
            // Without a list of nodes H2O would look for others by multicast; it adds itself to an empty one.
            Path flatfile = Files.writeString(
                    scratch.resolve("flatfile"),
                    addresses.stream()
                            .map(address -> address + ":" + PORT + "\n")
                            .collect(Collectors.joining()));
            H2OStarter.start(arguments(cloud, addresses, flatfile, scratch), scratch.toString());
            H2O.waitForCloudSize(cloud.size(), cloud.isAlone() ? ALONE_WITHIN_MS : TOGETHER_WITHIN_MS);
            if (cloud.isFirst()) {
                Paxos.lockCloud("all nodes are there");
            }
            started = true;
        }
        return new H2oNode(scratch);
    }

    private static String[] arguments(Cloud cloud, List<String> addresses, Path flatfile, Path scratch) {
        return new String[] {
            "-name",
            // The process id keeps two attempts of one run on one machine apart, should they ever hear each other.
            cloud.isAlone() ? cloud.name() + "-" + ProcessHandle.current().pid() : cloud.name(),
            "-ip",
            cloud.isAlone() ? "127.0.0.1" : addresses.get(cloud.index()),
            "-baseport",
            "" + PORT,
            "-flatfile",
            flatfile.toString(),
            "-ice_root",
            // H2O reads it as a URI: a blank would end it.
            scratch.toUri().toASCIIString(),
            "-disable_web",
            "-log_level",
            "WARN"
        };
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
