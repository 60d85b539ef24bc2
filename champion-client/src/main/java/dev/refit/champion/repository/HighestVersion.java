package dev.refit.champion.repository;

import dev.refit.champion.repository.RepositoryFiles.Answer;
import java.io.IOException;
import java.util.Optional;

/** The highest version of an artifact, as the repository lists them. Remembers the last answer for as long as its tag. */
final class HighestVersion {
    private static final int MAX_BYTES = 16 << 20;

    private final RepositoryFiles files;
    private final Artifact artifact;
    private String tag;
    private Version listed;

    /** The highest of which more was seen than its number, which anybody may write into a list. */
    private Version known;

    HighestVersion(RepositoryFiles files, Artifact artifact) {
        this.files = files;
        this.artifact = artifact;
    }

    /**
     * Asks the repository. Empty if it has no such artifact.
     *
     * @throws UnreadableException if there was a higher version before that was confirmed: whoever shows an old list would undo a change
     */
    Optional<Version> ask() throws IOException {
        Answer answer = files.read(artifact.metadata(), MAX_BYTES, tag);
        if (answer instanceof Answer.Found found) {
            accept(MavenXml.versions(found.file().bytes(), files.uri(artifact.metadata())).stream()
                    .flatMap(text -> Version.parse(text).stream())
                    .max(Version::compareTo)
                    .orElseThrow(() -> new UnreadableException(
                            files.uri(artifact.metadata()) + ": expected a list of versions such as 1.0.0")));
            tag = found.file().tag();
        } else if (answer instanceof Answer.Absent) {
            if (known != null) {
                throw files.absent(artifact.metadata());
            }
            return Optional.empty();
        }
        return Optional.of(listed);
    }

    private void accept(Version highest) throws UnreadableException {
        if (known != null && highest.compareTo(known) < 0) {
            throw new UnreadableException(files.uri(artifact.metadata()) + ": got " + highest
                    + " as the highest version, expected at least " + known + ", which was there before");
        }
        listed = highest;
    }

    /** What was answered last is a version of this artifact: its file was fetched, and is what its checks say. */
    void confirm() {
        known = listed;
    }
}
