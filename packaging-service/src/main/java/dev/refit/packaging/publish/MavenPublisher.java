package dev.refit.packaging.publish;

import dev.refit.events.checks.Digests;
import dev.refit.events.release.Release;
import dev.refit.packaging.repository.Credentials;
import dev.refit.packaging.repository.MavenMetadata;
import dev.refit.packaging.repository.PublishException;
import dev.refit.packaging.repository.Repository;
import dev.refit.packaging.repository.Repository.Deployment;
import dev.refit.packaging.repository.Repository.Site;
import dev.refit.packaging.repository.Scratch;
import dev.refit.packaging.signature.SigningKey;
import dev.refit.store.ArtifactStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * Deploys releases to a Maven repository: the jars and the release's signed envelope, then the pom, then the metadata, each
 * with its checksums and, where there is a command for that, a signature of its own. Nothing that is public is ever overwritten. A release that is public already,
 * equal in every byte, is completed where something of it is missing, so that a crash is repaired by calling again.
 * Thread-safe: releases of one artifact are published one after the other, those of different artifacts side by side. Other
 * processes are kept out of a folder, but not of a repository behind HTTP or in a bucket.
 */
public final class MavenPublisher {
    private static final String SIGNATURE = ".asc";

    private final Repository repository;
    private final Optional<SigningKey> key;
    private final Optional<Signer> signer;

    /** @param repository {@code file:}, a folder, which is made when it is not there, {@code http:} or {@code https:} */
    public MavenPublisher(URI repository) {
        this(repository, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param credentials of an account that may deploy
     * @param key signs each release as a whole; without one releases have no envelope
     * @param signCommand words of a command that signs {@code {file}} and leaves {@code {signature}}
     * @throws IllegalArgumentException when there can be no such repository or command
     */
    public MavenPublisher(
            URI repository,
            Optional<Credentials> credentials,
            Optional<SigningKey> key,
            Optional<List<String>> signCommand) {
        this.repository = Repository.at(repository, credentials);
        this.key = key;
        this.signer = signCommand.map(Signer::new);
    }

    /** As {@link #publish(Release, Runnable)}, whatever happens. */
    public URI publish(Release release) {
        return publish(release, () -> {});
    }

    /**
     * Makes a release public. A thread that is interrupted meanwhile may leave it incomplete: whoever calls again completes
     * it.
     *
     * @param commitment run when the jars are there, and before the first pom or metadata are: nobody finds a version that
     *     has neither. When it throws, the version stays unfound
     * @return where its jar lies
     * @throws PublishException when a file is gone or not what the release says, another one stands under its coordinates,
     *     the repository refuses, or a file cannot be signed
     * @throws UncheckedIOException when a file of the release cannot be read or the repository cannot be reached: call
     *     again later
     * @throws ArtifactStoreException when a store is away: call again later
     */
    public URI publish(Release release, Runnable commitment) {
        return verified(
                release,
                artifacts -> repository.publishing(
                        ReleaseArtifacts.folder(artifacts.get(0)), site -> publish(site, artifacts, commitment)));
    }

    /**
     * Returns the id of this publisher's key if the envelope of a public release verifies with it. Empty without a key
     * or an envelope, and when one stands that another key has signed, or none.
     *
     * @throws UncheckedIOException when the repository cannot be reached
     */
    public Optional<String> signedWith(Release release) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Artifact named = ReleaseEnvelope.named(release.groupId(), release.artifactId(), release.version());
        String path = ReleaseArtifacts.path(named);
        try {
            return repository.reading(site -> {
                Optional<Path> envelope = site.find(path);
                boolean verifies = envelope.isPresent() && ReleaseEnvelope.verifies(envelope.get(), key.get());
                return key.map(SigningKey::id).filter(id -> verifies);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " in " + repository + ": " + e, e);
        }
    }

    private interface Work<T> {
        T with(List<Artifact> artifacts) throws IOException;
    }

    private <T> T verified(Release release, Work<T> work) {
        try {
            Path scratch = Files.createTempDirectory("refit-release-");
            try {
                return work.with(ReleaseArtifacts.verified(release, scratch));
            } finally {
                Scratch.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot publish " + release.coordinates() + " to " + repository + ": " + e, e);
        }
    }

    private URI publish(Deployment site, List<Artifact> made, Runnable commitment) throws IOException {
        List<Artifact> artifacts = new ArrayList<>(made);
        if (key.isPresent()) {
            artifacts.add(ReleaseEnvelope.of(made, key.get(), site));
        }
        Set<String> standing = new HashSet<>();
        for (Artifact artifact : artifacts) {
            if (stands(site, artifact)) {
                standing.add(ReleaseArtifacts.path(artifact));
            }
        }
        // The library comes before what depends on it.
        Map<String, List<Artifact>> byFolder = artifacts.stream()
                .collect(Collectors.groupingBy(ReleaseArtifacts::folder, LinkedHashMap::new, Collectors.toList()));
        for (List<Artifact> together : byFolder.values()) {
            publish(site, together, standing, commitment);
        }
        return repository.uri(ReleaseArtifacts.path(artifacts.get(0)));
    }

    /** Publishes the files of one artifact id. */
    private void publish(Deployment site, List<Artifact> artifacts, Set<String> standing, Runnable commitment)
            throws IOException {
        List<Artifact> all = new ArrayList<>(artifacts);
        all.addAll(signatures(site, artifacts));
        String metadata = ReleaseArtifacts.folder(artifacts.get(0)) + MavenMetadata.FILE;
        Optional<Path> known = site.find(metadata);
        boolean listed = isListed(site, artifacts.get(0));
        Path staging = site.scratch().resolve("staged").resolve(artifacts.get(0).getArtifactId());
        StagedDeployment staged = new StagedDeployment(staging, known, all);
        boolean committed = false;
        for (String path : staged.paths(site.takesChecksumsFirst())) {
            if (!committed && StagedDeployment.makesVisible(path)) {
                commitment.run();
                committed = true;
            }
            boolean ofMetadata = path.startsWith(metadata);
            // Metadata grows. What is derived from a file that stands may be somebody else's, as signatures are, and
            // stays.
            if (ofMetadata
                    ? !listed
                    : !standing.contains(path) && site.find(path).isEmpty()) {
                site.put(staged.file(path), path);
            }
        }
    }

    /** Whether the metadata lists the version and is whole: the last of its checksums is put when all else is there. */
    private boolean isListed(Site site, Artifact artifact) throws IOException {
        String path = ReleaseArtifacts.folder(artifact) + MavenMetadata.FILE;
        Optional<Path> metadata = site.find(path);
        Optional<Path> checksum = site.find(path + ".sha256");
        return metadata.isPresent()
                && checksum.isPresent()
                && Files.readString(checksum.get()).strip().equals(Digests.sha256(Files.readAllBytes(metadata.get())))
                && MavenMetadata.versions(metadata.get(), repository.uri(path)).contains(artifact.getVersion());
    }

    private boolean stands(Site site, Artifact artifact) throws IOException {
        String path = ReleaseArtifacts.path(artifact);
        Optional<Path> there = site.find(path);
        if (there.isPresent() && Files.mismatch(there.get(), artifact.getPath()) >= 0) {
            throw new PublishException(
                    repository.uri(path) + " exists with other content than " + artifact.getPath()
                            + "; a published version is never overwritten",
                    "Two refits may share Maven coordinates: give each its own artifactId.");
        }
        return there.isPresent();
    }

    /** Signs what has no signature yet: two signatures of a file differ, and the first stays. */
    private List<Artifact> signatures(Deployment site, List<Artifact> artifacts) throws IOException {
        List<Artifact> signatures = new ArrayList<>();
        if (signer.isPresent()) {
            Path folder = Files.createDirectories(site.scratch().resolve("signatures"));
            for (Artifact artifact : artifacts) {
                String path = ReleaseArtifacts.path(artifact) + SIGNATURE;
                if (site.find(path).isEmpty()) {
                    Path signature = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
                    signer.get().sign(artifact.getPath(), signature);
                    signatures.add(new DefaultArtifact(
                                    artifact.getGroupId(),
                                    artifact.getArtifactId(),
                                    artifact.getClassifier(),
                                    artifact.getExtension() + SIGNATURE,
                                    artifact.getVersion())
                            .setPath(signature));
                }
            }
        }
        return signatures;
    }
}
