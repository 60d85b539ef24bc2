package dev.refit.run.coordinates;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.MavenSpec;
import dev.refit.run.store.CoordinatesFolder;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The owners of coordinates, on record in the artifact store. An owner is never overwritten: each change adds a record under
 * the next number, which the first writer gets. So of any number of claimants at once exactly one becomes the owner.
 * Thread-safe, and safe among processes. All methods throw {@link ArtifactStoreException} when the store is away.
 */
public final class CoordinateOwners {
    private final ArtifactStore store;
    private final FirstPublisher firstPublisher;
    private final Clock clock;

    public CoordinateOwners(ArtifactStore store, Clock clock) {
        this.store = store;
        this.firstPublisher = new FirstPublisher(store);
        this.clock = clock;
    }

    /** Who owns the coordinates; empty when nobody does. */
    public Optional<Owner> find(MavenSpec maven) {
        return holder(latest(maven));
    }

    /**
     * Claims the coordinates of a library, and those of its function of Spark's. Coordinates without an owner on record
     * belong to whoever published under them first, and to the claimant when nobody has. Idempotent.
     *
     * @throws CoordinatesTakenException when somebody else owns one of them
     */
    public void claim(MavenSpec maven, Owner claimant) {
        List<MavenSpec> both = List.of(maven, maven.sparkFunction());
        // Whoever is refused one of them claims neither.
        both.forEach(each -> find(each).ifPresent(owner -> require(each, owner, claimant)));
        // What others have published under the function's name is found before the library is claimed.
        claimOne(maven.sparkFunction(), claimant);
        claimOne(maven, claimant);
    }

    private static void require(MavenSpec maven, Owner owner, Owner claimant) {
        if (!owner.equals(claimant)) {
            throw new CoordinatesTakenException(maven, owner.toString(), claimant.toString());
        }
    }

    private void claimOne(MavenSpec maven, Owner claimant) {
        // One look tells both who the owner is and which record comes next: between two, somebody else may become the
        // owner.
        Optional<Numbered> latest = latest(maven);
        while (holder(latest).isEmpty()) {
            // What was released by hand is anybody's, whatever was published before.
            Optional<Owner> earlier = latest.isPresent() ? Optional.empty() : firstPublisher.of(maven);
            String reason = earlier.isPresent() ? "published first" : "claimed first";
            append(maven, latest, new Ownership(earlier.orElse(claimant), clock.instant(), reason));
            latest = latest(maven);
        }
        require(maven, holder(latest).get(), claimant);
    }

    /**
     * Hands the coordinates of a library and of its function of Spark's over.
     *
     * @param from who owns them, so that two changes at once do not undo each other
     * @param to empty to release them: the next claimant has them
     * @throws CoordinatesTakenException when {@code from} does not own the library's; nothing has changed then
     */
    public void give(MavenSpec maven, Owner from, Optional<Owner> to) {
        giveOne(maven, from, to);
        MavenSpec spark = maven.sparkFunction();
        if (find(spark).equals(Optional.of(from))) {
            giveOne(spark, from, to);
        }
    }

    private void giveOne(MavenSpec maven, Owner from, Optional<Owner> to) {
        Optional<Numbered> latest = latest(maven);
        boolean given = holder(latest).equals(Optional.of(from))
                && append(maven, latest, new Ownership(to.orElse(null), clock.instant(), "given by " + from));
        if (!given) {
            throw new CoordinatesTakenException(
                    maven, find(maven).map(Owner::toString).orElse("nobody"), from.toString());
        }
    }

    private boolean append(MavenSpec maven, Optional<Numbered> latest, Ownership ownership) {
        int next = latest.map(Numbered::number).orElse(0) + 1;
        return store.putIfAbsent(CoordinatesFolder.of(maven).owner(next), RefitJson.bytes(ownership));
    }

    private static Optional<Owner> holder(Optional<Numbered> latest) {
        return latest.flatMap(known -> known.ownership().holder());
    }

    private record Numbered(int number, Ownership ownership) {}

    private Optional<Numbered> latest(MavenSpec maven) {
        CoordinatesFolder folder = CoordinatesFolder.of(maven);
        OptionalInt number = store.list(folder.path()).stream()
                .map(folder::ownerNumber)
                .flatMapToInt(OptionalInt::stream)
                .max();
        return number.isEmpty() ? Optional.empty() : Optional.of(read(folder, number.getAsInt()));
    }

    private Numbered read(CoordinatesFolder folder, int number) {
        String path = folder.owner(number);
        return store.read(path)
                .map(json -> new Numbered(number, RefitJson.read(json, Ownership.class)))
                .orElseThrow(() -> new ArtifactStoreException(path + " is there and cannot be read", null));
    }
}
