package dev.refit.job;

import dev.refit.events.workload.WorkloadResult;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStores;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of a store that is no file system: the job works in a local one, and what its result names is stored when it is done. */
final class StoreExecution implements Execution {
    private final URI request;
    private final ArtifactStore store;
    private final Path work;

    StoreExecution(URI request, Path work) {
        this.request = request;
        this.store = ArtifactStores.at(request.resolve("."));
        this.work = work;
    }

    @Override
    public byte[] request() throws IOException {
        return store.read(store.path(request))
                .orElseThrow(() -> new FileNotFoundException(request + " does not exist"));
    }

    @Override
    public JobFolder folder() {
        return new JobFolder(work, store.root());
    }

    @Override
    public WorkloadResult keep(WorkloadResult result) throws IOException {
        try {
            Map<URI, URI> stored = new HashMap<>();
            return ResultUris.replaced(result, uri -> stored.computeIfAbsent(uri, this::stored));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Stores what lies in the local folder; other files stay where they are. */
    private URI stored(URI uri) {
        Path path = Path.of(uri);
        if (!path.startsWith(work)) {
            return uri;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
                store.put(legal(file), file);
            }
            return store.uri(legal(path) + (Files.isDirectory(path) ? "/" : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void finish(byte[] result) {
        store.put("result.json", result);
    }

    /** Files may be called as their publisher likes; their numbers tell those apart that become alike. */
    private String legal(Path path) {
        return work.relativize(path).toString().replaceAll("[^A-Za-z0-9._=/-]", "_");
    }
}
