package dev.refit.packaging.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.repository.metadata.Metadata;
import org.apache.maven.artifact.repository.metadata.io.xpp3.MetadataXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Reads a {@code maven-metadata.xml}. */
public final class MavenMetadata {
    /** The name of the file in the folder of an artifact. */
    public static final String FILE = "maven-metadata.xml";

    private MavenMetadata() {}

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
