package dev.refit.ingest.http;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.model.zip.CheckedZip;
import dev.refit.model.zip.InvalidZipException;
import dev.refit.model.zip.ZipLimits;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/**
 * A file of a form.
 *
 * @param name its name on the sender's machine, without folders
 * @param path where it lies until the request ends
 */
record UploadedFile(String name, Path path) {
    private static final String INI = "model.ini";

    /** @param field gives its name to a file whose own is blank */
    static UploadedFile of(String field, FormValue value) {
        String sent = value.getFileName().strip();
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        return new UploadedFile(
                name.isBlank() ? field : name, value.getFileItem().getFile());
    }

    /** Why it cannot be a MOJO. The packaging workload, which has H2O, finds out whether it is one. */
    Optional<String> mojoProblem(String field) {
        try {
            if (!startsAsZip()) {
                return Optional.of(field + ": " + name + " is no zip, expected the zip that H2O exports as a MOJO");
            }
            return CheckedZip.has(path, ZipLimits.OF_MODELS, INI)
                    ? Optional.empty()
                    : Optional.of(field + ": " + name + " has no entry " + INI + ", expected a MOJO");
        } catch (InvalidZipException e) {
            return Optional.of(field + ": " + name + " is damaged or cut off, or programs read it differently: it "
                    + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> emptyProblem(String field) {
        return path.toFile().length() == 0
                ? Optional.of(field + ": " + name + " is empty, expected a line with the columns' names and rows")
                : Optional.empty();
    }

    /**
     * Puts it into the store by its content and its name. One that is there already is written again: what was written
     * just now is not removed as something that nobody needs, before the event of this upload tells of it.
     */
    StoredFile store(ArtifactStore store) {
        try (InputStream content = Files.newInputStream(path)) {
            String digest = Digests.sha256(content);
            String at = StoreLayout.upload(digest, name);
            store.put(at, path);
            return new StoredFile(store.uri(at), Files.size(path), digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean startsAsZip() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }
}
