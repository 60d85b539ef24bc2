package dev.refit.run.champion;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.MavenSpec;
import dev.refit.run.champion.ChampionChange.Cause;
import dev.refit.run.release.ReleaseVersion;
import dev.refit.run.store.ChampionFolder;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The champions of libraries, on record in the artifact store. A change is never overwritten: each adds a record under the
 * next number, which the first writer gets, so that changes at the same moment have one order. Looking one up reads a few
 * records, however many there are. Thread-safe, and safe among processes. All methods throw {@link ArtifactStoreException}
 * when the store is away.
 */
public final class ChampionRecords {
    private final ArtifactStore store;
    private final Clock clock;

    public ChampionRecords(ArtifactStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes a version that was published the champion, unless a version that is as high or higher has been it. Idempotent: a
     * version's promotion changes the champion once, whoever repeats it and whenever.
     *
     * @return the change that the promotion has made, now or before; empty when it made none
     */
    public Optional<ChampionChange> promote(Promotion promotion) {
        ChampionFolder folder = ChampionFolder.of(promotion.maven());
        while (true) {
            Optional<ChampionChange> latest = latest(folder);
            // Whoever follows a change copies it first. So a change that is neither the latest nor among the copies
            // does
            // not exist; the copies have to be looked at after the latest.
            latest.ifPresent(change -> copy(folder, change));
            Optional<ChampionChange> known = read(folder.promotion(promotion.version()));
            if (known.isPresent()) {
                return known;
            }
            if (latest.isPresent()
                    && !isHigher(promotion.version(), latest.get().newest())) {
                return Optional.empty();
            }
            ChampionChange next = next(promotion, latest);
            if (store.putIfAbsent(folder.change(next.number()), RefitJson.bytes(next))) {
                copy(folder, next);
                return Optional.of(next);
            }
        }
    }

    private ChampionChange next(Promotion promotion, Optional<ChampionChange> latest) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new ChampionChange(
                latest.map(ChampionChange::number).orElse(0) + 1,
                promotion.maven().coordinates(),
                promotion.version(),
                latest.map(ChampionChange::version).orElse(null),
                promotion.version(),
                Cause.PROMOTED,
                promotion.because(),
                promotion.run(),
                promotion.actor(),
                latest.map(ChampionChange::since).filter(now::isBefore).orElse(now));
    }

    /** Versions of another form than a release's have no order: whichever is published later is the higher one. */
    private static boolean isHigher(String version, String newest) {
        Optional<ReleaseVersion> own = ReleaseVersion.parse(version);
        Optional<ReleaseVersion> other = ReleaseVersion.parse(newest);
        return own.isEmpty() || other.isEmpty() || own.get().compareTo(other.get()) > 0;
    }

    /** Remembers that the champions of a refit are those of a library. */
    public void belongTo(String refit, MavenSpec maven) {
        byte[] json = RefitJson.bytes(maven);
        if (store.read(ChampionFolder.ofRefit(refit))
                .filter(known -> java.util.Arrays.equals(known, json))
                .isEmpty()) {
            store.put(ChampionFolder.ofRefit(refit), json);
        }
    }

    /** The library whose champions are those of a refit; empty when none is on record. */
    public Optional<MavenSpec> library(String refit) {
        return store.read(ChampionFolder.ofRefit(refit)).map(json -> RefitJson.read(json, MavenSpec.class));
    }

    /** The change that holds now; empty when none is on record. */
    public Optional<ChampionChange> now(MavenSpec maven) {
        return latest(ChampionFolder.of(maven));
    }

    /** The change that held at a moment; empty when none on record did. */
    public Optional<ChampionChange> at(MavenSpec maven, Instant moment) {
        ChampionFolder folder = ChampionFolder.of(maven);
        int none = latestNumber(folder) + 1;
        int before = 0;
        while (none - before > 1) {
            int middle = (before + none) >>> 1;
            if (change(folder, middle).since().isAfter(moment)) {
                none = middle;
            } else {
                before = middle;
            }
        }
        return before == 0 ? Optional.empty() : Optional.of(change(folder, before));
    }

    /**
     * Changes, the latest first.
     *
     * @param before only changes with a lower number; 0 for all
     * @param limit at most so many
     */
    public List<ChampionChange> history(MavenSpec maven, int before, int limit) {
        ChampionFolder folder = ChampionFolder.of(maven);
        int latest = latestNumber(folder);
        List<ChampionChange> changes = new ArrayList<>();
        for (int number = before == 0 ? latest : Math.min(latest, before - 1);
                number > 0 && changes.size() < limit;
                number--) {
            changes.add(change(folder, number));
        }
        return changes;
    }

    private Optional<ChampionChange> latest(ChampionFolder folder) {
        int number = latestNumber(folder);
        return number == 0 ? Optional.empty() : Optional.of(change(folder, number));
    }

    /** Numbers have no gap, so the highest is found without a list of all. */
    private int latestNumber(ChampionFolder folder) {
        int absent = 1;
        while (store.exists(folder.change(absent))) {
            absent *= 2;
        }
        int there = absent / 2;
        while (absent - there > 1) {
            int middle = (there + absent) >>> 1;
            if (store.exists(folder.change(middle))) {
                there = middle;
            } else {
                absent = middle;
            }
        }
        return there;
    }

    private void copy(ChampionFolder folder, ChampionChange change) {
        if (change.cause() == Cause.PROMOTED) {
            store.putIfAbsent(folder.promotion(change.version()), RefitJson.bytes(change));
        }
    }

    private ChampionChange change(ChampionFolder folder, int number) {
        return read(folder.change(number))
                .orElseThrow(
                        () -> new ArtifactStoreException(folder.change(number) + " is there and cannot be read", null));
    }

    private Optional<ChampionChange> read(String path) {
        return store.read(path).map(json -> RefitJson.read(json, ChampionChange.class));
    }
}
