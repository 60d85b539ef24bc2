package dev.refit.packaging.version;

import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.release.Release;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.workload.WorkloadRequest.PackageUpload;
import dev.refit.events.workload.WorkloadRequest.Previous;
import dev.refit.packaging.publish.PublishedRelease;
import dev.refit.packaging.publish.PublishedReleases;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.coordinates.Owner;
import dev.refit.run.release.ReleaseVersion;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gives each uploaded model a version of its artifact. The workload decides the version, because it reads the model's inputs
 * and labels. So the workload is told which release comes before, and the run claims the version when its library is made.
 * When two runs come after the same release, the later one is packaged once more, after the other.
 */
@ApplicationScoped
public class UploadVersions {
    private final ArtifactStore store;
    private final PublishedReleases published;
    private final CoordinateOwners owners;

    public UploadVersions(ArtifactStore store, PublishedReleases published, CoordinateOwners owners) {
        this.store = store;
        this.published = published;
        this.owners = owners;
    }

    /**
     * The request for the workload of this round. It is put on record, so that it is always the same.
     *
     * @param round from 0; one more for each time that another run had the version
     * @throws dev.refit.run.coordinates.CoordinatesTakenException when the coordinates belong to somebody else than uploads
     */
    public PackageUpload request(ModelUploaded uploaded, int round) {
        MavenSpec maven = uploaded.upload().packaging().maven();
        owners.claim(maven, Owner.UPLOADS);
        ReleaseRecords releases = ReleaseRecords.of(store, maven);
        String name = name(uploaded, round);
        PackageUpload request = releases.request(name)
                .orElseGet(() -> releases.keepRequest(name, wanted(uploaded.upload(), releases, maven)));
        return request.inGeneration(uploaded.generation());
    }

    /** The request of this round, if it is on record. */
    public Optional<PackageUpload> findRequest(ModelUploaded uploaded, int round) {
        return ReleaseRecords.of(store, uploaded.upload().packaging().maven())
                .request(name(uploaded, round))
                .map(request -> request.inGeneration(uploaded.generation()));
    }

    /** Whether the release's version belongs to this run; empty when it belongs to none yet. */
    public Optional<Boolean> findClaim(ModelUploaded uploaded, Release release) {
        ReleaseRecords releases =
                ReleaseRecords.of(store, uploaded.upload().packaging().maven());
        return ReleaseVersion.parse(release.version()).flatMap(releases::find).map(record -> record.run()
                .equals(uploaded.runId()));
    }

    /** Claims the release's version for its run; false when another run has it. */
    public boolean claim(ModelUploaded uploaded, Release release) {
        ReleaseRecords releases =
                ReleaseRecords.of(store, uploaded.upload().packaging().maven());
        StoredFile schema = schema(release).map(releases::keep).orElse(null);
        return releases.claimVersion(new ReleaseRecord(release.version(), uploaded.runId(), null, schema, null));
    }

    private static String name(ModelUploaded uploaded, int round) {
        return uploaded.runId() + "-" + round;
    }

    /** A model that is the newest release already keeps its version, and comes after the release before that. */
    private PackageUpload wanted(UploadedModel upload, ReleaseRecords releases, MavenSpec maven) {
        List<PublishedRelease> newest = newest(maven);
        if (!newest.isEmpty() && upload.id().equals(newest.get(0).upload())) {
            Previous before = newest.size() == 1 ? null : previous(newest.get(1), releases);
            return new PackageUpload(upload, newest.get(0).version(), before);
        }
        Optional<Previous> last = newest.stream().findFirst().map(release -> previous(release, releases));
        return new PackageUpload(
                upload, null, claimed(releases, last).or(() -> last).orElse(null));
    }

    /** The newest version that a run has claimed, when it is newer than what is published. */
    private static Optional<Previous> claimed(ReleaseRecords releases, Optional<Previous> last) {
        Optional<ReleaseVersion> known = last.flatMap(release -> ReleaseVersion.parse(release.version()));
        return releases.versions().stream()
                .max(Comparator.naturalOrder())
                .filter(version -> known.isEmpty() || version.compareTo(known.get()) > 0)
                .map(releases::read)
                .map(release -> new Previous(release.version(), release.schema()));
    }

    private static Previous previous(PublishedRelease release, ReleaseRecords releases) {
        StoredFile schema =
                release.schema() == null ? null : releases.keep(release.schema().getBytes(StandardCharsets.UTF_8));
        return new Previous(release.version(), schema);
    }

    private static Optional<byte[]> schema(Release release) {
        try {
            return PublishedRelease.schema(release.files().get("jar"));
        } catch (UncheckedIOException e) {
            throw new ArtifactStoreException(e.getMessage(), e);
        }
    }

    private List<PublishedRelease> newest(MavenSpec maven) {
        return published.newest(maven.groupId(), maven.artifactId(), Optional.empty());
    }
}
