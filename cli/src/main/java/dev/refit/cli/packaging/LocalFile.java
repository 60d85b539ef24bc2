package dev.refit.cli.packaging;

import dev.refit.cli.CliFailure;
import dev.refit.cli.FileTrouble;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of this machine that somebody names. */
public final class LocalFile {
    private LocalFile() {}

    /**
     * What identifies its content.
     *
     * @param what the option or parameter that names it
     * @throws CliFailure when it is none, or may not be read
     */
    public static StoredFile stored(String what, Path file) {
        if (!Files.isRegularFile(file)) {
            throw CliFailure.invalid(
                    what + ": " + file + (Files.exists(file) ? " is no file." : ": there is no such file."), "");
        }
        try (InputStream content = Files.newInputStream(file)) {
            return new StoredFile(file.toRealPath().toUri(), Files.size(file), Digests.sha256(content));
        } catch (IOException e) {
            throw CliFailure.invalid(what + ": " + FileTrouble.of(e) + ".", "");
        }
    }
}
