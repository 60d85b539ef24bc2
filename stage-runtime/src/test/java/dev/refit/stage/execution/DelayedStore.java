package dev.refit.stage.execution;

import dev.refit.store.ArtifactStore;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** An artifact store whose calls are counted and take a while each, as those over a network do. */
final class DelayedStore implements ArtifactStore {
    private final ArtifactStore store;
    private final Duration delay;
    private final AtomicLong calls = new AtomicLong();

    DelayedStore(ArtifactStore store, Duration delay) {
        this.store = store;
        this.delay = delay;
    }

    long calls() {
        return calls.get();
    }

    @Override
    public URI root() {
        return store.root();
    }

    @Override
    public Optional<byte[]> read(String path) {
        call();
        return store.read(path);
    }

    @Override
    public Optional<InputStream> open(String path) {
        call();
        return store.open(path);
    }

    @Override
    public boolean exists(String path) {
        call();
        return store.exists(path);
    }

    @Override
    public Optional<Instant> written(String path) {
        call();
        return store.written(path);
    }

    @Override
    public boolean putIfAbsent(String path, byte[] content) {
        call();
        return store.putIfAbsent(path, content);
    }

    @Override
    public void put(String path, byte[] content) {
        call();
        store.put(path, content);
    }

    @Override
    public void put(String path, Path file) {
        call();
        store.put(path, file);
    }

    @Override
    public SortedMap<String, Long> sizes(String prefix) {
        call();
        return store.sizes(prefix);
    }

    @Override
    public void delete(String path) {
        call();
        store.delete(path);
    }

    @Override
    public void deleteAll(String prefix) {
        call();
        store.deleteAll(prefix);
    }

    private void call() {
        calls.incrementAndGet();
        long until = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
