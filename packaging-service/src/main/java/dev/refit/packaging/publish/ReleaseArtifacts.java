package dev.refit.packaging.publish;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.release.Release;
import dev.refit.packaging.repository.PublishException;
import dev.refit.store.ArtifactStoreException;
import dev.refit.store.ArtifactStores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/** The files of a release as Maven artifacts. */
final class ReleaseArtifacts {
    private ReleaseArtifacts() {}

    /**
     * The artifacts of the library, its main jar first, then the other artifacts of the release.
     *
     * @param scratch a folder for files that have to be fetched
     * @throws PublishException when a file is gone or not what the release says
     * @throws ArtifactStoreException when the artifact store is away
     */
    static List<Artifact> verified(Release release, Path scratch) throws IOException {
        List<String> keys = release.files().keySet().stream()
                .sorted(Comparator.comparing((String key) -> key.contains("/"))
                        .thenComparing(key -> !key.equals("jar"))
                        .thenComparing(key -> key))
                .toList();
        List<Artifact> artifacts = new ArrayList<>();
        for (String key : keys) {
            int slash = key.indexOf('/');
            String file = key.substring(slash + 1);
            int dot = file.indexOf('.');
            artifacts.add(new DefaultArtifact(
                            release.groupId(),
                            slash < 0 ? release.artifactId() : another(release, key.substring(0, slash)),
                            dot < 0 ? "" : file.substring(0, dot),
                            file.substring(dot + 1),
                            release.version())
                    .setPath(verified(release.files().get(key), scratch)));
        }
        return artifacts;
    }

    /** Whoever owns the library's coordinates owns those of its function of Spark's, and no others. */
    private static String another(Release release, String artifactId) {
        String spark = new MavenSpec(release.groupId(), release.artifactId())
                .sparkFunction()
                .artifactId();
        if (!artifactId.equals(spark)) {
            throw new PublishException(
                    "release.files: got a file of " + artifactId + ", expected files of " + release.artifactId()
                            + " and " + spark,
                    "Package the model again: refit runs retry RUN.");
        }
        return artifactId;
    }

    /** Where an artifact lies in a repository. */
    static String path(Artifact artifact) {
        return folder(artifact) + artifact.getVersion() + "/" + name(artifact);
    }

    /** The name of an artifact's file in a repository. */
    static String name(Artifact artifact) {
        String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
        return artifact.getArtifactId() + "-" + artifact.getVersion() + classifier + "." + artifact.getExtension();
    }

    /** Where all versions of an artifact and their metadata lie, ending in a slash. */
    static String folder(Artifact artifact) {
        return artifact.getGroupId().replace('.', '/') + "/" + artifact.getArtifactId() + "/";
    }

    private static Path verified(StoredFile file, Path scratch) throws IOException {
        boolean local = "file".equals(file.uri().getScheme());
        Path path = local ? Path.of(file.uri()) : fetched(file.uri(), scratch);
        String found;
        try (InputStream in = Files.newInputStream(path)) {
            found = Digests.sha256(in);
        } catch (NoSuchFileException e) {
            throw gone(file.uri());
        }
        if (!found.equals(file.sha256())) {
            throw new PublishException(
                    (local ? path : file.uri()) + ": got SHA-256 " + found + ", expected " + file.sha256(),
                    "The file was changed after it was proven: package the model again, refit runs retry RUN.");
        }
        return path;
    }

    private static PublishException gone(URI file) {
        return new PublishException(
                file + " is not there",
                "The file was removed after it was proven: request a run of the same data anew, refit run REFIT"
                        + " --partition P.");
    }

    private static Path fetched(URI uri, Path scratch) throws IOException {
        try (InputStream in = ArtifactStores.object(uri).open().orElseThrow(() -> gone(uri))) {
            Path copy = Files.createTempDirectory(scratch, "file-")
                    .resolve(Path.of(uri.getPath()).getFileName());
            Files.copy(in, copy);
            return copy;
        }
    }
}
