package dev.refit.system.fault.inject;

import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An artifact store that at times takes nothing ({@code store-full}) or cannot be reached ({@code store-down}), and whose
 * process dies when it has written an outcome that nobody was told of yet ({@code after-outcome}).
 */
final class FaultyStore implements ArtifactStore {
    private final ArtifactStore store;
    private final ArmedFaults faults;

    FaultyStore(ArtifactStore store, ArmedFaults faults) {
        this.store = store;
        this.faults = faults;
    }

    @Override
    public URI root() {
        return store.root();
    }

    @Override
    public Optional<byte[]> read(String path) {
        reach(path);
        return store.read(path);
    }

    @Override
    public Optional<InputStream> open(String path) {
        reach(path);
        return store.open(path);
    }

    @Override
    public boolean exists(String path) {
        reach(path);
        return store.exists(path);
    }

    @Override
    public Optional<Instant> written(String path) {
        reach(path);
        return store.written(path);
    }

    @Override
    public boolean putIfAbsent(String path, byte[] content) {
        write(path);
        boolean written = store.putIfAbsent(path, content);
        String[] parts = path.split("/");
        if (written && parts.length == 5 && parts[4].startsWith("outcome")) {
            faults.dieIfDue("after-outcome", parts[2] + "-" + parts[3]);
        }
        return written;
    }

    @Override
    public void put(String path, byte[] content) {
        write(path);
        store.put(path, content);
    }

    @Override
    public void put(String path, Path file) {
        write(path);
        store.put(path, file);
    }

    @Override
    public SortedMap<String, Long> sizes(String prefix) {
        reach(prefix);
        return store.sizes(prefix);
    }

    @Override
    public void delete(String path) {
        write(path);
        store.delete(path);
    }

    @Override
    public void deleteAll(String prefix) {
        write(prefix);
        store.deleteAll(prefix);
    }

    private void reach(String path) {
        if (faults.lasts("store-down")) {
            throw new ArtifactStoreException("cannot reach " + path + ": the store is down", null);
        }
    }

    private void write(String path) {
        reach(path);
        if (faults.lasts("store-full")) {
            throw new ArtifactStoreException("cannot write " + path + ": no space left on device", null);
        }
    }
}
