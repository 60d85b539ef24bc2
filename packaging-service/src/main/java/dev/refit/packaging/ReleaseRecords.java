package dev.refit.packaging;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.workload.WorkloadRequest.PackageUpload;
import dev.refit.run.release.ReleaseVersion;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import java.util.List;
import java.util.Optional;

/**
 * The release records of one refit, a chain: each stands three times, under the version it follows, where one record only
 * can be written, which decides, under its run, and under its own version, where it is found.
 *
 * <pre>
 * releases/F/after/first.json          what the first release is
 * releases/F/after/VERSION.json        what follows VERSION
 * releases/F/runs/RUN.json             which version RUN has
 * releases/F/VERSION.json              which run has VERSION
 * releases/F/schemas/SHA256.json       schemas, which outlive the files of their runs
 * </pre>
 *
 * Of uploaded models those of an artifact, GROUP=ARTIFACT in the place of F: they form no chain, as what comes after what is
 * in the requests of their workloads.
 *
 * <pre>
 * releases/G=A/requests/RUN-ROUND.json what a workload was asked
 * </pre>
 */
final class ReleaseRecords {
    private static final String SUFFIX = ".json";
    private static final String REQUESTS = "requests/";

    private final ArtifactStore store;
    private final String folder;

    ReleaseRecords(ArtifactStore store, String refit) {
        this.store = store;
        this.folder = "releases/" + refit + "/";
    }

    /** Those of the uploaded models that are released under these coordinates. No refit is called so. */
    static ReleaseRecords of(ArtifactStore store, MavenSpec maven) {
        return new ReleaseRecords(store, maven.groupId() + "=" + maven.artifactId());
    }

    /** Ascending. */
    List<ReleaseVersion> versions() {
        return store.list(folder).stream()
                .map(path -> path.substring(folder.length()))
                .filter(name -> name.endsWith(SUFFIX))
                .flatMap(name -> ReleaseVersion.parse(name.substring(0, name.length() - SUFFIX.length())).stream())
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

    /** The record of a run; empty when it has none, or has just claimed it and nobody has met it since. */
    Optional<ReleaseRecord> of(String run) {
        return store.read(run(run)).map(json -> RefitJson.read(json, ReleaseRecord.class));
    }

    /**
     * Lets records that an older Refit wrote be found by their run. The newest comes last: once it is found, all are.
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
     * Lets a record that was claimed be found, by its run first, so that whose version is known, its record is found by
     * its run. Whoever meets it does that, so that a crash is no gap.
     */
    void publish(ReleaseRecord claimed) {
        store.putIfAbsent(run(claimed.run()), RefitJson.bytes(claimed));
        String path = folder + claimed.version() + SUFFIX;
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
        String path = folder + wanted.version() + SUFFIX;
        return store.putIfAbsent(path, RefitJson.bytes(wanted))
                || RefitJson.read(bytes(path), ReleaseRecord.class).run().equals(wanted.run());
    }

    Optional<PackageUpload> request(String name) {
        return store.read(folder + REQUESTS + name + SUFFIX).map(json -> RefitJson.read(json, PackageUpload.class));
    }

    /** Keeps a request under this name unless there is one; answers the one that stands. */
    PackageUpload keepRequest(String name, PackageUpload wanted) {
        store.putIfAbsent(folder + REQUESTS + name + SUFFIX, RefitJson.bytes(wanted));
        return request(name).orElseThrow();
    }

    /** A copy of a schema. */
    StoredFile keep(byte[] schema) {
        String digest = Digests.sha256(schema);
        String path = folder + "schemas/" + digest + SUFFIX;
        store.putIfAbsent(path, schema);
        return new StoredFile(store.uri(path), schema.length, digest);
    }

    /** A copy of a run's schema that stays when the run's files go; null stays null. */
    StoredFile keep(StoredFile schema) {
        if (schema == null) {
            return null;
        }
        String path = folder + "schemas/" + schema.sha256() + SUFFIX;
        if (!store.exists(path)) {
            byte[] content = bytes(store.path(schema.uri()));
            String found = Digests.sha256(content);
            if (!found.equals(schema.sha256())) {
                throw new IllegalStateException(
                        schema.uri() + ": got SHA-256 " + found + ", expected " + schema.sha256());
            }
            store.putIfAbsent(path, content);
        }
        return new StoredFile(store.uri(path), schema.size(), schema.sha256());
    }

    Optional<ModelSchema> schema(StoredFile kept) {
        return Optional.ofNullable(kept).map(file -> RefitJson.read(bytes(store.path(file.uri())), ModelSchema.class));
    }

    private String claim(Optional<ReleaseVersion> after) {
        return folder + "after/" + after.map(ReleaseVersion::toString).orElse("first") + SUFFIX;
    }

    private String run(String run) {
        return folder + "runs/" + run + SUFFIX;
    }

    private String path(ReleaseVersion version) {
        return folder + version + SUFFIX;
    }

    private byte[] bytes(String path) {
        return store.read(path).orElseThrow(() -> new ArtifactStoreException(store.uri(path) + " is not there", null));
    }
}
