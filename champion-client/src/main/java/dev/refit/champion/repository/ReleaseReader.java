package dev.refit.champion.repository;

import dev.refit.model.signature.VerificationKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the champion of an artifact in a repository, and fetches it. Not thread-safe. */
public final class ReleaseReader {
    private static final int MAX_POM_BYTES = 1 << 20;

    private final RepositoryFiles files;
    private final Artifact artifact;
    private final Checksums checksums;
    private final Optional<Signatures> signatures;
    private final HighestVersion pointers;
    private final HighestVersion releases;
    private Version pointer;
    private Version pointed;

    /** @param key without one signatures are not asked for */
    public ReleaseReader(RepositoryFiles files, Artifact artifact, Optional<VerificationKey> key) {
        this.files = files;
        this.artifact = artifact;
        this.checksums = new Checksums(files);
        this.signatures = key.map(given -> new Signatures(files, given));
        this.pointers = new HighestVersion(files, artifact.pointer());
        this.releases = new HighestVersion(files, artifact);
    }

    public Artifact artifact() {
        return artifact;
    }

    /** The version that the newest pointer names, or the highest one while there is no pointer. */
    public Version champion() throws IOException {
        Optional<Version> newest = pointers.ask();
        if (newest.isEmpty()) {
            return releases.ask().orElseThrow(() -> files.absent(artifact.metadata()));
        }
        if (!newest.get().equals(pointer)) {
            pointed = target(newest.get());
            pointer = newest.get();
            pointers.confirm();
        }
        return pointed;
    }

    /**
     * Fetches the jar of a version.
     *
     * @throws UnreadableException if it is not there, or not what its checksum or its signature says
     */
    public void fetch(Version version, Path to) throws IOException {
        String path = artifact.path(version, ".jar");
        try (OutputStream out = Files.newOutputStream(to)) {
            files.copy(path, out);
        }
        checksums.check(path, to);
        if (signatures.isPresent()) {
            signatures.get().check(artifact, version, ".jar", to);
            LibraryJar.requireBuiltFor(artifact, to, files.uri(path));
        }
        releases.confirm();
    }

    private Version target(Version of) throws IOException {
        String path = artifact.pointer().path(of, ".pom");
        byte[] pom = files.get(path, MAX_POM_BYTES);
        Path copy = Files.createTempFile("refit-champion-", ".pom");
        try {
            Files.write(copy, pom);
            checksums.check(path, copy);
            if (signatures.isPresent()) {
                signatures.get().check(artifact.pointer(), of, ".pom", copy);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
        Map<String, String> dependency = MavenXml.dependency(pom, files.uri(path));
        String named = dependency.get("groupId") + ":" + dependency.get("artifactId");
        if (!named.equals(artifact.toString())) {
            throw new UnreadableException(
                    files.uri(path) + ": got a dependency on " + named + ", expected " + artifact);
        }
        String version = String.valueOf(dependency.get("version"));
        return Version.parse(version)
                .orElseThrow(() -> new UnreadableException(
                        files.uri(path) + ": got the version '" + version + "', expected one such as 1.0.0"));
    }

    @Override
    public String toString() {
        return artifact + " in " + files;
    }
}
