package dev.refit.cli.signature;

import dev.refit.cli.CliFailure;
import dev.refit.model.signature.InvalidSignatureException;
import dev.refit.model.signature.SignedRelease;
import dev.refit.model.signature.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Checks the files of a release against its signature.
 *
 * @param required the names of files that must be signed
 * @param complete whether every signed file must be there
 * @param envelope where the signature is
 * @param files where a file is, by its name
 */
record ReleaseCheck(
        String target, List<String> required, boolean complete, Path envelope, Function<String, Path> files) {
    private static final String HINT = "Do not use these files before their publisher has explained this.";

    /** @throws CliFailure when there is no signature, it does not fit the key, or a file is not as signed */
    ReleaseReport run(VerificationKey key) throws IOException {
        if (!Files.exists(envelope)) {
            throw CliFailure.unsigned(
                    target + " has no signature: there is no " + envelope + ".",
                    "Releases of a platform without a key, or of one from before releases were signed, have none.");
        }
        try {
            SignedRelease release = SignedRelease.read(envelope, key);
            return new ReleaseReport(target, envelope, key.id(), release, absent(release));
        } catch (InvalidSignatureException e) {
            throw CliFailure.failed(e.getMessage() + ".", HINT);
        }
    }

    /** Checks each file that is there, and returns the names of the others. */
    private List<String> absent(SignedRelease release) throws IOException {
        for (String name : required) {
            release.check(name, files.apply(name));
        }
        List<String> absent = new ArrayList<>();
        for (String name : release.files().keySet()) {
            if (name.contains("/") || name.contains("\\")) {
                throw new InvalidSignatureException("got the file name '" + name + "', expected one without a slash");
            }
            Path file = files.apply(name);
            if (Files.isRegularFile(file)) {
                release.check(name, file);
            } else {
                absent.add(name);
            }
        }
        if (complete && !absent.isEmpty()) {
            throw new InvalidSignatureException("signed, but not there: " + String.join(", ", absent));
        }
        return absent;
    }
}
