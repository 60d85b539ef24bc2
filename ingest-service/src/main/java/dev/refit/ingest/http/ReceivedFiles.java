package dev.refit.ingest.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The folder where uploads lie until they are answered. What an earlier process left there, nobody waits for. */
@ApplicationScoped
class ReceivedFiles {
    private static final Logger LOG = Logger.getLogger(ReceivedFiles.class);

    /** Room that uploads leave to everything else on the disk. */
    private static final long RESERVE = 256L * 1024 * 1024;

    private final Path folder;
    private long reserved;

    ReceivedFiles(@ConfigProperty(name = "quarkus.http.body.uploads-directory") Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    void clean(@Observes StartupEvent event) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> left = files.filter(Files::isRegularFile).toList();
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
            if (!left.isEmpty()) {
                LOG.infof("Removed %d files of uploads that an earlier process did not finish", left.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean " + folder, e);
        }
    }

    /** Sets room aside for an upload, unless it would leave too little on the disk beside all others under way. */
    synchronized boolean reserve(long size) {
        if (!hasRoomFor(reserved + size)) {
            return false;
        }
        reserved += size;
        return true;
    }

    /** The upload is over. */
    synchronized void release(long size) {
        reserved -= size;
    }

    private boolean hasRoomFor(long size) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).getUsableSpace() - size > RESERVE;
        } catch (IOException e) {
            LOG.warnf("Cannot tell what is free for %s: %s", folder, e);
            return true;
        }
    }
}
