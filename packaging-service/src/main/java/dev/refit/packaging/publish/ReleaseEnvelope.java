package dev.refit.packaging.publish;

import dev.refit.model.signature.Envelope;
import dev.refit.model.signature.InvalidSignatureException;
import dev.refit.model.signature.SignedRelease;
import dev.refit.model.signature.Statement;
import dev.refit.packaging.repository.Repository.Deployment;
import dev.refit.packaging.signature.SignedEnvelope;
import dev.refit.packaging.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.jboss.logging.Logger;

/** The signature of a release as one more of its files. */
final class ReleaseEnvelope {
    private static final Logger LOG = Logger.getLogger(ReleaseEnvelope.class);

    private ReleaseEnvelope() {}

    /**
     * Signs a release. An envelope that stands stays if it names the same files, whichever key it was signed with: the key
     * may have been changed since. The log warns of one that does not verify with the key. An envelope of other files is
     * left to the publisher, who refuses to overwrite it.
     *
     * @param artifacts all of the release, the library's jar first
     */
    static Artifact of(List<Artifact> artifacts, SigningKey key, Deployment site) throws IOException {
        Artifact library = artifacts.get(0);
        Artifact envelope = named(library.getGroupId(), library.getArtifactId(), library.getVersion());
        byte[] statement = ReleaseStatement.of(artifacts);
        Optional<Path> standing = site.find(ReleaseArtifacts.path(envelope));
        if (standing.isPresent() && namesTheSame(standing.get(), statement)) {
            if (!verifies(standing.get(), key)) {
                LOG.warnf(
                        "%s stands with a signature that is not of the key %s: it was signed with an earlier key, or is"
                                + " worthless",
                        ReleaseArtifacts.path(envelope), key.id());
            }
            return envelope.setPath(standing.get());
        }
        Path file = Files.createTempDirectory(site.scratch(), "envelope-").resolve(ReleaseArtifacts.name(envelope));
        return envelope.setPath(Files.write(file, SignedEnvelope.of(Statement.PAYLOAD_TYPE, statement, key)));
    }

    /** The envelope of a release, without its file. */
    static Artifact named(String groupId, String artifactId, String version) {
        return new DefaultArtifact(groupId, artifactId, "", SignedRelease.ENDING.substring(1), version);
    }

    /** Whether an envelope was signed with the key. */
    static boolean verifies(Path envelope, SigningKey key) throws IOException {
        try {
            SignedRelease.read(envelope, key.verification());
            return true;
        } catch (InvalidSignatureException e) {
            return false;
        }
    }

    private static boolean namesTheSame(Path standing, byte[] statement) throws IOException {
        try {
            byte[] payload = Envelope.read(standing).uncheckedPayload();
            return Statement.read(payload)
                    .digests()
                    .equals(Statement.read(statement).digests());
        } catch (InvalidSignatureException e) {
            return false;
        }
    }
}
