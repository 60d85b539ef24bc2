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
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Checks the files of a release against its signature.
 *
 * @param required the names of files that must be signed; with coordinates the first is the jar
 * @param coordinates what the release must have been built for, with every signed file there; empty when only files
 *     are known, whose names tell no group
 * @param envelope where the signature is
 * @param files where a file is, by its name
 */
record ReleaseCheck(
        String target,
        List<String> required,
        Optional<Coordinates> coordinates,
        Path envelope,
        Function<String, Path> files) {
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
        if (coordinates.isPresent()) {
            requireBuiltFor(coordinates.get());
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
        if (coordinates.isPresent() && !absent.isEmpty()) {
            throw new InvalidSignatureException("signed, but not there: " + String.join(", ", absent));
        }
        return absent;
    }

    /** The names of signed files tell no group, so that a release could lie under another one: its jar tells it. */
    private void requireBuiltFor(Coordinates expected) throws IOException {
        String name = required.get(0);
        try (ZipFile jar = new ZipFile(files.apply(name).toFile())) {
            if (jar.getEntry(expected.pomWithin()) == null) {
                throw new InvalidSignatureException(name + ": is signed, but of other coordinates than " + expected);
            }
        } catch (ZipException e) {
            throw new InvalidSignatureException(name + ": is signed, but is no jar: " + e.getMessage());
        }
    }
}
