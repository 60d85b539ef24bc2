package dev.refit.packaging.version;

import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.run.Stage;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.coordinates.Owner;
import dev.refit.run.release.ReleaseVersion;
import dev.refit.stage.records.StageRecords;
import dev.refit.store.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reserves a version of a refit's library for each run. Each version follows exactly one other, so that no two runs ever share
 * one, a run has the same one however often and from however many places it asks, and a version says how the model's schema
 * differs from that of the one before, whether that was published or not.
 */
@ApplicationScoped
public class VersionReservations {
    private final ArtifactStore store;
    private final StageRecords records;
    private final CoordinateOwners owners;
    private final NewerPartitions newerPartitions;

    /** One for each refit, so that threads of one process do not race along the chain. */
    private final Map<String, Object> queues = new ConcurrentHashMap<>();

    public VersionReservations(
            ArtifactStore store, StageRecords records, CoordinateOwners owners, NewerPartitions newerPartitions) {
        this.store = store;
        this.records = records;
        this.owners = owners;
        this.newerPartitions = newerPartitions;
    }

    /** The reservation of this run, if it has one. */
    public Optional<Reservation> find(ModelTrained trained) {
        ReleaseRecords releases = new ReleaseRecords(store, trained.run().refit());
        return releases.of(trained.runId()).map(own -> reservation(releases, own));
    }

    /**
     * The reservation of this run, which is made when there is none yet.
     *
     * @throws dev.refit.run.coordinates.CoordinatesTakenException when the refit does not own its library's coordinates
     */
    public Reservation reserve(ModelTrained trained) {
        MavenSpec maven = trained.run().definition().spec().packaging().maven();
        owners.claim(maven, Owner.refit(trained.run().refit()));
        ReleaseRecords releases = new ReleaseRecords(store, trained.run().refit());
        Optional<ReleaseRecord> own = releases.of(trained.runId());
        if (own.isEmpty()) {
            synchronized (queues.computeIfAbsent(trained.run().refit(), any -> new Object())) {
                own = Optional.of(next(releases, trained));
            }
        } else {
            // The attempt before may have ended when only the run could be found, and not yet its version.
            releases.publish(own.get());
        }
        return reservation(releases, own.get());
    }

    /**
     * The run's record is before the last version that was listed, and then it is found by its run by now, or the chain
     * leads to it from there, or there is none yet.
     */
    private ReleaseRecord next(ReleaseRecords releases, ModelTrained trained) {
        List<ReleaseVersion> versions = releases.versions();
        releases.index(versions);
        return releases.of(trained.runId()).orElseGet(() -> claim(releases, versions, trained));
    }

    /** Goes on along the chain, over what others have claimed meanwhile, until this run's record is part of it. */
    private ReleaseRecord claim(ReleaseRecords releases, List<ReleaseVersion> versions, ModelTrained trained) {
        Optional<ReleaseVersion> last = last(versions);
        ReleaseRecord claimed =
                releases.after(last).orElseGet(() -> releases.claim(last, wanted(releases, versions, trained)));
        releases.publish(claimed);
        if (claimed.run().equals(trained.runId())) {
            return claimed;
        }
        List<ReleaseVersion> further = new ArrayList<>(versions);
        ReleaseVersion.parse(claimed.version()).ifPresent(further::add);
        return claim(releases, further, trained);
    }

    private ReleaseRecord wanted(ReleaseRecords releases, List<ReleaseVersion> versions, ModelTrained trained) {
        StoredFile schema = releases.keep(trained.model().schema());
        Optional<String> previous = lastPublished(releases, versions);
        Optional<String> newer =
                newerPartitions.published(releases, versions, trained.run()).map(ReleaseRecord::version);
        Optional<ReleaseRecord> basis = newer.isPresent() ? Optional.empty() : basis(releases, versions);
        Optional<ModelSchema> before = basis.flatMap(release -> releases.schema(release.schema()));
        String version = last(versions)
                .map(last -> newer.isPresent() ? last.nextPatch() : last.next(before, releases.schema(schema)))
                .orElse(ReleaseVersion.FIRST)
                .toString();
        String decidedBy = basis.map(ReleaseRecord::version)
                .filter(decided -> !previous.equals(Optional.of(decided)))
                .orElse(null);
        return new ReleaseRecord(
                version, trained.runId(), previous.orElse(null), schema, trained, decidedBy, newer.orElse(null));
    }

    /** The last version that may become public: nobody ever writes against one that stays private for sure. */
    private static Optional<ReleaseRecord> basis(ReleaseRecords releases, List<ReleaseVersion> versions) {
        return versions.stream()
                .sorted(Comparator.reverseOrder())
                .map(releases::read)
                .filter(release -> release.newer() == null)
                .findFirst();
    }

    private Optional<String> lastPublished(ReleaseRecords releases, List<ReleaseVersion> versions) {
        return versions.stream()
                .sorted(Comparator.reverseOrder())
                .map(releases::read)
                .filter(release -> release.trained() != null)
                .filter(release -> records.endedWith(release.run(), Stage.PROMOTION, ModelPromoted.class))
                .map(ReleaseRecord::version)
                .findFirst();
    }

    private static Optional<ReleaseVersion> last(List<ReleaseVersion> versions) {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    private static Reservation reservation(ReleaseRecords releases, ReleaseRecord release) {
        return new Reservation(
                release.version(), stored(releases, release.previous()), stored(releases, release.basis()));
    }

    private static Optional<StoredFile> stored(ReleaseRecords releases, String version) {
        return Optional.ofNullable(version).flatMap(ReleaseVersion::parse).map(releases::stored);
    }
}
