package dev.refit.packaging.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.repository.metadata.Metadata;
import org.apache.maven.artifact.repository.metadata.io.xpp3.MetadataXpp3Reader;
import org.apache.maven.artifact.repository.metadata.io.xpp3.MetadataXpp3Writer;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;
import org.eclipse.aether.version.VersionScheme;

/** Reads a {@code maven-metadata.xml}, and puts its versions in order. */
public final class MavenMetadata {
    /** The name of the file in the folder of an artifact. */
    public static final String FILE = "maven-metadata.xml";

    private static final VersionScheme ORDER = new GenericVersionScheme();
    private static final Map<String, String> CHECKSUMS = Map.of("sha256", "SHA-256", "sha1", "SHA-1", "md5", "MD5");

    private MavenMetadata() {}

    /**
     * Puts the versions of a file in Maven's order and makes the highest one the latest and the release, whichever was
     * published last. The checksums beside the file are written anew.
     */
    public static void sort(Path file) throws IOException {
        Metadata metadata;
        try (InputStream in = Files.newInputStream(file)) {
            metadata = new MetadataXpp3Reader().read(in, false);
        } catch (XmlPullParserException e) {
            throw new IOException(e);
        }
        List<String> sorted = metadata.getVersioning().getVersions().stream()
                .distinct()
                .sorted(Comparator.comparing(MavenMetadata::parsed))
                .toList();
        metadata.getVersioning().setVersions(new ArrayList<>(sorted));
        metadata.getVersioning().setLatest(released(sorted).orElse(null));
        metadata.getVersioning().setRelease(released(sorted).orElse(null));
        try (OutputStream out = Files.newOutputStream(file)) {
            new MetadataXpp3Writer().write(out, metadata);
        }
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
            Files.writeString(
                    file.resolveSibling(file.getFileName() + "." + checksum.getKey()),
                    digest(checksum.getValue(), Files.readAllBytes(file)));
        }
    }

    private static Optional<String> released(List<String> ascending) {
        return ascending.stream()
                .filter(version -> !version.endsWith("-SNAPSHOT"))
                .reduce((first, second) -> second);
    }

    private static Version parsed(String version) {
        try {
            return ORDER.parseVersion(version);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalStateException("the generic scheme takes every text", e);
        }
    }

    private static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /**
     * The versions that it lists.
     *
     * @param origin where the file comes from, for the message
     * @throws PublishException when it is no Maven metadata
     * @throws IOException when it cannot be read, or ends early because it is being written
     */
    public static List<String> versions(Path file, Object origin) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Metadata metadata = new MetadataXpp3Reader().read(in, false);
            return metadata.getVersioning() == null
                    ? List.of()
                    : List.copyOf(metadata.getVersioning().getVersions());
        } catch (XmlPullParserException e) {
            throw new PublishException(
                    origin + " is no Maven metadata: " + e.getMessage(),
                    "Repair the file or remove it; a repository manager can rebuild it.");
        }
    }
}
