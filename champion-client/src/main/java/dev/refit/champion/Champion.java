package dev.refit.champion;

import dev.refit.champion.library.LoadedLibrary;
import dev.refit.champion.model.ChampionException;
import dev.refit.champion.model.ChampionModel;
import dev.refit.champion.model.Prediction;
import dev.refit.champion.repository.Artifact;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The champion among the versions of a packaged library: the one that the pointer {@code ARTIFACT-champion} names, or the
 * highest version while there is no pointer. A thread looks for another champion from time to time, fetches it, checks it,
 * loads it in a class loader of its own, has it replay its recorded examples, and only then lets it answer. Whatever fails
 * on that way, the model that answered before goes on answering. Thread-safe.
 */
public final class Champion implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Champion.class.getName());
    private static final int MAX_DOUBLINGS = 5;

    private final ChampionSource source;
    private final ChampionListener listener;
    private final Duration interval;
    private final ScheduledExecutorService thread;
    private int failures;
    private volatile LoadedLibrary current;

    /** @throws ChampionException if there is no champion that can be loaded */
    Champion(ChampionSource source, ChampionListener listener, Duration interval) {
        this.source = source;
        this.listener = listener;
        this.interval = interval;
        this.current = source.find("").orElseThrow();
        tell(() -> listener.changed(null, current.version()));
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "refit-champion");
            made.setDaemon(true);
            return made;
        });
        schedule(interval);
    }

    /**
     * Begins to follow a champion: {@code Champion.of(repository, "com.example.models:flight-delay-model").open()}.
     *
     * @param repository {@code file:}, {@code http:} or {@code https:}
     * @param coordinates {@code groupId:artifactId} of the library
     * @throws IllegalArgumentException if one of them has another form
     */
    public static ChampionBuilder of(URI repository, String coordinates) {
        return new ChampionBuilder(repository, Artifact.parse(coordinates));
    }

    /** As {@link ChampionModel#score}, by the model that is the champion at this moment. */
    public Prediction score(Map<String, ?> row) {
        return current.score(row);
    }

    /** The model that is the champion at this moment. It goes on answering, as the same version, for as long as it is kept. */
    public ChampionModel model() {
        return current;
    }

    /**
     * Looks for another champion now, and waits for it.
     *
     * @return whether another model answers now; when it failed, the listener knows why
     */
    public synchronized boolean refresh() {
        String before = current.version();
        try {
            LoadedLibrary found = source.find(before).orElse(null);
            failures = 0;
            if (found == null) {
                tell(() -> listener.unchanged(before));
                return false;
            }
            current = found;
            LOG.log(Level.INFO, "The champion is {0} now, after {1}", found.coordinates(), before);
            tell(() -> listener.changed(before, found.version()));
            return true;
        } catch (ChampionException e) {
            failures++;
            LOG.log(Level.WARNING, "The champion stays {0}: {1}", before, e.getMessage());
            tell(() -> listener.failed(e));
            return false;
        }
    }

    /** Ends the looking. The last champion goes on answering. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** What failed is tried again after longer and longer waits, so that a broken release is not fetched every time. */
    private void schedule(Duration wait) {
        thread.schedule(this::look, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        try {
            refresh();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "Looking for a champion failed", e);
        }
        if (!thread.isShutdown()) {
            schedule(interval.multipliedBy(1L << Math.min(failures(), MAX_DOUBLINGS)));
        }
    }

    private synchronized int failures() {
        return failures;
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A listener failed", e);
        }
    }
}
