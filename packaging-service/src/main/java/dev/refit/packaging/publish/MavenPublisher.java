package dev.refit.packaging.publish;

import dev.refit.events.checks.Digests;
import dev.refit.events.release.Release;
import dev.refit.packaging.publish.Repository.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
 * Deploys releases to a Maven repository, in a folder or behind HTTP: the jars, then the pom, then the metadata, each with
 * its checksums and, where there is a command for that, its signature. What is there is never overwritten; a release that is
 * there already, equal in every byte, is deployed again in so far as something of it is missing, so that a crash is repaired
 * by calling again. Thread-safe; how far other processes are kept out, {@link FolderRepository} and {@link HttpRepository}
 * say.
 */
public final class MavenPublisher {
    private static final String SIGNATURE = ".asc";

    private final Repository repository;
    private final Optional<Signer> signer;

    /** @param repository {@code file:}, a folder, which is made when it is not there, {@code http:} or {@code https:} */
    public MavenPublisher(URI repository) {
        this(repository, Optional.empty(), Optional.empty());
    }

    /**
     * @param credentials of an account that may deploy
     * @param signCommand words of a command that signs {@code {file}} and leaves {@code {signature}}
     * @throws IllegalArgumentException when there can be no such repository or command
     */
    public MavenPublisher(URI repository, Optional<Credentials> credentials, Optional<List<String>> signCommand) {
        this.repository = Repository.at(repository, credentials);
        this.signer = signCommand.map(Signer::new);
    }

    /**
     * Makes a release public.
     *
     * @return where its jar lies
     * @throws PublishException when a file is not what the release says, another one stands under its coordinates, the
     *     repository refuses, or a file cannot be signed
     * @throws UncheckedIOException when a file of the release cannot be read or the repository cannot be reached: call
     *     again later
     */
    public URI publish(Release release) {
        // A lock on a file holds for the process, so its threads queue here first.
        synchronized (MavenPublisher.class) {
            try {
                return publishVerified(release);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot publish " + release.coordinates() + " to " + repository + ": " + e, e);
            }
        }
    }

    private URI publishVerified(Release release) throws IOException {
        Path scratch = Files.createTempDirectory("refit-release-");
        try {
            List<Artifact> artifacts = ReleaseArtifacts.verified(release, scratch);
            return repository.exclusively(site -> publish(site, artifacts));
        } finally {
            Scratch.delete(scratch);
        }
    }

    private URI publish(Site site, List<Artifact> artifacts) throws IOException {
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
            publish(site, together, standing);
        }
        return repository.uri(ReleaseArtifacts.path(artifacts.get(0)));
    }

    /** Of one artifact id. */
    private void publish(Site site, List<Artifact> artifacts, Set<String> standing) throws IOException {
        List<Artifact> all = new ArrayList<>(artifacts);
        all.addAll(signatures(site, artifacts));
        String metadata = ReleaseArtifacts.folder(artifacts.get(0)) + StagedDeployment.METADATA;
        Optional<Path> known = site.find(metadata);
        boolean listed = known.isPresent() && lists(site, metadata, known.get(), artifacts.get(0));
        Path staging = site.scratch().resolve("staged").resolve(artifacts.get(0).getArtifactId());
        StagedDeployment staged = new StagedDeployment(staging, known, all);
        for (String path : staged.paths(site.takesChecksumsFirst())) {
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

    /** Whether the metadata names the version and is whole: the last of its checksums is put when all else is there. */
    private static boolean lists(Site site, String path, Path metadata, Artifact artifact) throws IOException {
        byte[] content = Files.readAllBytes(metadata);
        Optional<Path> checksum = site.find(path + ".sha256");
        return new String(content, StandardCharsets.UTF_8).contains("<version>" + artifact.getVersion() + "</version>")
                && checksum.isPresent()
                && Files.readString(checksum.get()).strip().equals(Digests.sha256(content));
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

    /** Of what has none yet: two signatures of a file differ, and the first stays. */
    private List<Artifact> signatures(Site site, List<Artifact> artifacts) throws IOException {
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
