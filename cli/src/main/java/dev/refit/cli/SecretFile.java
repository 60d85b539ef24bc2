package dev.refit.cli;

import dev.refit.store.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A file that only its owner reads, from its first byte on. */
public final class SecretFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private SecretFile() {}

    /**
     * Makes the file unless it is there, whole or not at all, whatever crashes. One that is there is closed to others. Two
     * callers at once are not kept apart.
     *
     * @param content is asked only when the file is made
     */
    public static void ensure(Path file, Supplier<String> content) throws IOException {
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            return;
        }
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(draft, content.get());
        DurableFiles.force(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.force(file.getParent());
    }
}
