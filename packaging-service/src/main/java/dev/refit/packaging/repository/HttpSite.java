package dev.refit.packaging.repository;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.PutTask;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.spi.connector.transport.http.HttpTransporterException;
import org.eclipse.aether.spi.connector.transport.http.RFC9457.HttpRFC9457Exception;

/** Reads and writes files of an {@link HttpRepository}, and tells passing failures from permanent ones. */
final class HttpSite implements Repository.Deployment {
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403);
    /** Request timeout, too early, too many requests. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final URI root;
    private final Transporter transporter;
    private final Path scratch;

    HttpSite(URI root, Transporter transporter, Path scratch) {
        this.root = root;
        this.transporter = transporter;
        this.scratch = scratch;
    }

    @Override
    public Path scratch() {
        return scratch;
    }

    @Override
    public Optional<Path> find(String path) throws IOException {
        Path copy = Files.createTempFile(scratch, "found", "");
        int status = answer(() -> transporter.get(new GetTask(URI.create(path)).setDataPath(copy)));
        if (status == NOT_FOUND) {
            return Optional.empty();
        }
        if (status != 0) {
            throw refused("GET", path, status);
        }
        return Optional.of(copy);
    }

    @Override
    public void put(Path file, String path) throws IOException {
        int status = answer(() -> transporter.put(new PutTask(URI.create(path)).setDataPath(file)));
        // A repository of releases refuses a file that exists: another process was faster, or an earlier answer got
        // lost.
        if (status != 0 && !holds(path, file)) {
            throw refused("PUT", path, status);
        }
    }

    @Override
    public boolean takesChecksumsFirst() {
        return false; // Artifactory refuses the checksum of a file that is not there.
    }

    private boolean holds(String path, Path file) throws IOException {
        Optional<Path> found = find(path);
        return found.isPresent() && Files.mismatch(found.get(), file) < 0;
    }

    private interface Exchange {
        void run() throws Exception;
    }

    /** 0 on success, otherwise the status of an answer that will be the same next time. */
    private static int answer(Exchange exchange) throws IOException {
        try {
            exchange.run();
            return 0;
        } catch (Exception e) {
            int status = e instanceof HttpTransporterException http
                    ? http.getStatusCode()
                    : e instanceof HttpRFC9457Exception problem ? problem.getStatusCode() : 0;
            if (status >= 400 && status < 500 && !LATER.contains(status)) {
                return status;
            }
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    private PublishException refused(String method, String path, int status) {
        String what = method + " " + root.resolve(path) + " was answered with " + status;
        if (NOT_ALLOWED.contains(status)) {
            return new PublishException(
                    what,
                    "Give packaging-service refit.packaging.maven-username and refit.packaging.maven-password of an"
                            + " account that may read and deploy there, then retry the run: refit runs retry RUN.");
        }
        return new PublishException(
                what,
                "See whether refit.packaging.maven-repository is a repository that takes releases, then retry the run:"
                        + " refit runs retry RUN.");
    }
}
