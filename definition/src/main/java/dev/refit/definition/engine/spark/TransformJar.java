package dev.refit.definition.engine.spark;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.model.zip.CheckedZip;
import dev.refit.model.zip.InvalidZipException;
import dev.refit.model.zip.ZipLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jar of a transform: whether it can be one, and what identifies it. */
final class TransformJar {
    private static final long MAX_MIB = 200;

    private TransformJar() {}

    /** Why a file cannot be the jar: what was expected of it. */
    static final class UnusableJarException extends Exception {
        private static final long serialVersionUID = 1L;

        private UnusableJarException(String expected) {
            super(expected);
        }
    }

    /** The file as it lies there; its class is looked for unless the name is empty. */
    static StoredFile check(Path file, String mainClass) throws UnusableJarException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UnusableJarException("a file that exists and may be read");
        }
        try {
            if (Files.size(file) > MAX_MIB * 1024 * 1024) {
                throw new UnusableJarException("a jar of at most " + MAX_MIB + " MiB");
            }
            String entry = mainClass.replace('.', '/') + ".class";
            if (!CheckedZip.has(file, ZipLimits.OF_JARS, entry) && !mainClass.isEmpty()) {
                throw new UnusableJarException("a jar with the class " + mainClass);
            }
            byte[] content = Files.readAllBytes(file);
            return new StoredFile(file.toAbsolutePath().toUri(), content.length, Digests.sha256(content));
        } catch (InvalidZipException e) {
            String problem = e.getMessage().replaceFirst(", expected .*", "");
            throw new UnusableJarException("a jar that all programs read alike (this one " + problem + ")");
        } catch (IOException e) {
            throw new UnusableJarException("a jar that can be read");
        }
    }
}
