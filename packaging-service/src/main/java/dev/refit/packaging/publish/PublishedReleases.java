package dev.refit.packaging.publish;

import dev.refit.packaging.repository.Credentials;
import dev.refit.packaging.repository.MavenMetadata;
import dev.refit.packaging.repository.PublishException;
import dev.refit.packaging.repository.Repository;
import dev.refit.packaging.repository.Repository.Site;
import dev.refit.run.release.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads which releases of an artifact a Maven repository has. Waits for no publisher. Thread-safe. */
public final class PublishedReleases {
    private static final int READ = 2;

    private final Repository repository;

    /** @throws IllegalArgumentException when there can be no such repository */
    public PublishedReleases(URI repository, Optional<Credentials> credentials) {
        this.repository = Repository.at(repository, credentials);
    }

    /**
     * The newest two releases, newest first. Versions of another form than {@code MAJOR.MINOR.PATCH} are skipped.
     *
     * @param below only what is older than this version; empty for all
     * @throws PublishException when the metadata or one of the jars cannot be read as such
     * @throws UncheckedIOException when the repository cannot be reached
     */
    public List<PublishedRelease> newest(String groupId, String artifactId, Optional<ReleaseVersion> below) {
        String folder = groupId.replace('.', '/') + "/" + artifactId + "/";
        try {
            return repository.reading(site -> {
                List<PublishedRelease> releases = new ArrayList<>();
                for (ReleaseVersion version : versions(site, folder + MavenMetadata.FILE)) {
                    if (releases.size() < READ && below.stream().allMatch(limit -> version.compareTo(limit) < 0)) {
                        String jar = folder + version + "/" + artifactId + "-" + version + ".jar";
                        Optional<Path> found = site.find(jar);
                        if (found.isPresent()) {
                            releases.add(read(version, jar, found.get()));
                        }
                    }
                }
                return releases;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the versions of " + groupId + ":" + artifactId + " in " + repository + ": " + e, e);
        }
    }

    private PublishedRelease read(ReleaseVersion version, String path, Path jar) throws IOException {
        try {
            return PublishedRelease.of(version.toString(), jar);
        } catch (ZipException e) {
            throw new PublishException(
                    repository.uri(path) + " is no jar: " + e.getMessage(),
                    "Remove the version from the repository and its maven-metadata.xml, or use another artifactId.");
        }
    }

    private List<ReleaseVersion> versions(Site site, String metadata) throws IOException {
        Optional<Path> found = site.find(metadata);
        if (found.isEmpty()) {
            return List.of();
        }
        return MavenMetadata.versions(found.get(), repository.uri(metadata)).stream()
                .map(ReleaseVersion::parse)
                .flatMap(Optional::stream)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
