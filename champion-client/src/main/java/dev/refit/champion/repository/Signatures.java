package dev.refit.champion.repository;

import dev.refit.model.signature.Envelope;
import dev.refit.model.signature.InvalidSignatureException;
import dev.refit.model.signature.SignedRelease;
import dev.refit.model.signature.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks files against the signed envelope of their release. */
final class Signatures {
    private final RepositoryFiles files;
    private final VerificationKey key;

    Signatures(RepositoryFiles files, VerificationKey key) {
        this.files = files;
        this.key = key;
    }

    /** @throws UnreadableException if the release has no envelope, or the file is not what the key has signed */
    void check(Artifact artifact, Version version, String ending, Path file) throws IOException {
        String path = artifact.path(version, SignedRelease.ENDING);
        byte[] envelope = files.get(path, Envelope.MAX_BYTES);
        Path copy = Files.createTempFile("refit-champion-", SignedRelease.ENDING);
        try {
            Files.write(copy, envelope);
            SignedRelease.read(copy, key).check(artifact.name(version, ending), file);
        } catch (InvalidSignatureException e) {
            throw new UnreadableException(files.uri(path) + ": " + e.getMessage());
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
