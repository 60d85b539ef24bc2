package dev.refit.packaging.version;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.workload.WorkloadRequest.PackageUpload;
import dev.refit.packaging.repository.PublishException;
import dev.refit.run.release.ReleaseVersion;
import dev.refit.run.store.ReleaseFolder;
import dev.refit.store.ArtifactStore;
import java.util.List;
import java.util.Optional;

/**
 * The release records of one refit, a chain. Each stands three times: under the version that it follows, where only one
 * record can be written, which decides; under its run; and under its own version, where it is found. Those of uploaded
 * models form no chain: the requests of their workloads name the release that comes before.
 *
 * @see ReleaseFolder
 */
final class ReleaseRecords {
    private final ArtifactStore store;
    private final ReleaseFolder folder;

    private ReleaseRecords(ArtifactStore store, ReleaseFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** The records of a refit. */
    ReleaseRecords(ArtifactStore store, String refit) {
        this(store, ReleaseFolder.of(refit));
    }

    /** The records of the uploaded models that are released under these coordinates. */
    static ReleaseRecords of(ArtifactStore store, MavenSpec maven) {
        return new ReleaseRecords(store, ReleaseFolder.of(maven));
    }

    /** All versions, ascending. */
    List<ReleaseVersion> versions() {
        return store.list(folder.path()).stream()
                .flatMap(path -> folder.versionOf(path).stream())
                .flatMap(version -> ReleaseVersion.parse(version).stream())
                .sorted()
                .toList();
    }

    ReleaseRecord read(ReleaseVersion version) {
        return RefitJson.read(bytes(path(version)), ReleaseRecord.class);
    }

    StoredFile stored(ReleaseVersion version) {
        byte[] content = bytes(path(version));
        return new StoredFile(store.uri(path(version)), content.length, Digests.sha256(content));
    }

    /** The record of a run; empty when it has none, or has just claimed it and nobody has published the claim since. */
    Optional<ReleaseRecord> of(String run) {
        return store.read(run(run)).map(json -> RefitJson.read(json, ReleaseRecord.class));
    }

    /**
     * Lets records of an older release of Refit be found by their run. The newest comes last: once it is found, all are.
     *
     * @param versions ascending
     */
    void index(List<ReleaseVersion> versions) {
        if (!versions.isEmpty()
                && of(read(versions.get(versions.size() - 1)).run()).isEmpty()) {
            versions.stream()
                    .map(this::read)
                    .forEach(record -> store.putIfAbsent(run(record.run()), RefitJson.bytes(record)));
        }
    }

    /** What follows a version, or the first record of all. */
    Optional<ReleaseRecord> after(Optional<ReleaseVersion> version) {
        return store.read(claim(version)).map(json -> RefitJson.read(json, ReleaseRecord.class));
    }

    /** Makes this record the one that follows a version, unless there is one; answers the one that does. */
    ReleaseRecord claim(Optional<ReleaseVersion> after, ReleaseRecord wanted) {
        store.putIfAbsent(claim(after), RefitJson.bytes(wanted));
        return after(after).orElseThrow();
    }

    /**
     * Lets a claimed record be found: first by its run, then by its version. Whoever comes across it does that, so that a
     * crash leaves no gap.
     */
    void publish(ReleaseRecord claimed) {
        store.putIfAbsent(run(claimed.run()), RefitJson.bytes(claimed));
        String path = folder.version(claimed.version());
        if (!store.putIfAbsent(path, RefitJson.bytes(claimed))) {
            String run = RefitJson.read(bytes(path), ReleaseRecord.class).run();
            if (!run.equals(claimed.run())) {
                throw new IllegalStateException(store.uri(path) + ": got the run " + run + ", expected " + claimed.run()
                        + " as in the record after the version before");
            }
        }
    }

    /** The record of a version, if a run has it. */
    Optional<ReleaseRecord> find(ReleaseVersion version) {
        return store.read(path(version)).map(json -> RefitJson.read(json, ReleaseRecord.class));
    }

    /** Makes this record that of its version; false when another run has it. */
    boolean claimVersion(ReleaseRecord wanted) {
        String path = folder.version(wanted.version());
        return store.putIfAbsent(path, RefitJson.bytes(wanted))
                || RefitJson.read(bytes(path), ReleaseRecord.class).run().equals(wanted.run());
    }

    Optional<PackageUpload> request(String name) {
        return store.read(folder.request(name)).map(json -> RefitJson.read(json, PackageUpload.class));
    }

    /** Keeps a request under this name unless there is one; answers the one that stands. */
    PackageUpload keepRequest(String name, PackageUpload wanted) {
        store.putIfAbsent(folder.request(name), RefitJson.bytes(wanted));
        return request(name).orElseThrow();
    }

    /** A copy of a schema. */
    StoredFile keep(byte[] schema) {
        String digest = Digests.sha256(schema);
        String path = folder.schema(digest);
        store.putIfAbsent(path, schema);
        return new StoredFile(store.uri(path), schema.length, digest);
    }

    /** A copy of a run's schema that stays when the run's files go; null stays null. */
    StoredFile keep(StoredFile schema) {
        if (schema == null) {
            return null;
        }
        String path = folder.schema(schema.sha256());
        if (!store.exists(path)) {
            byte[] content = bytes(store.path(schema.uri()));
            String found = Digests.sha256(content);
            if (!found.equals(schema.sha256())) {
                throw new PublishException(
                        schema.uri() + ": got SHA-256 " + found + ", expected " + schema.sha256(),
                        "The file was changed after training wrote it: request a run of the same data anew, refit run"
                                + " REFIT --partition P.");
            }
            store.putIfAbsent(path, content);
        }
        return new StoredFile(store.uri(path), schema.size(), schema.sha256());
    }

    Optional<ModelSchema> schema(StoredFile kept) {
        return Optional.ofNullable(kept).map(file -> RefitJson.read(bytes(store.path(file.uri())), ModelSchema.class));
    }

    private String claim(Optional<ReleaseVersion> after) {
        return folder.after(after.map(ReleaseVersion::toString));
    }

    private String run(String run) {
        return folder.run(run);
    }

    private String path(ReleaseVersion version) {
        return folder.version(version.toString());
    }

    private byte[] bytes(String path) {
        return store.read(path)
                .orElseThrow(() -> new PublishException(
                        store.uri(path) + " is not there",
                        "The file was removed from the artifact store: put it back, or request a run of the same data anew,"
                                + " refit run REFIT --partition P."));
    }
}
