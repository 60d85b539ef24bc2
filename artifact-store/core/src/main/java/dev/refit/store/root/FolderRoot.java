package dev.refit.store.root;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder below which data may lie.
 *
 * @param named as the operator names it
 * @param real with its links resolved, as far as it is there
 */
record FolderRoot(Path named, Path real) {
    /** What the kernel makes up: some of it looks like regular files. */
    private static final List<Path> KERNEL =
            Stream.of("/proc", "/sys", "/dev").map(Path::of).toList();

    static FolderRoot of(URI uri) {
        Path folder;
        try {
            folder = Path.of(uri).toAbsolutePath().normalize();
        } catch (IllegalArgumentException e) {
            throw invalid(uri, e);
        }
        Path real = real(folder);
        if (real.getNameCount() == 0 || isOfKernel(real)) {
            throw invalid(uri, null);
        }
        return new FolderRoot(folder, real);
    }

    /** Whether a normalized path is written as one below this folder. */
    boolean names(Path path) {
        return isBelow(path, named) || isBelow(path, real);
    }

    /** This folder without links if a path without links is below it; it may have been made or moved meanwhile. */
    Optional<Path> above(Path path) {
        return Stream.of(real, real(named))
                .filter(folder -> !isOfKernel(path) && isBelow(path, folder))
                .findFirst();
    }

    URI uri() {
        return URI.create(named.toUri().toString().replaceAll("/+$", "") + "/");
    }

    static boolean isOfKernel(Path path) {
        return KERNEL.stream().anyMatch(path::startsWith);
    }

    private static boolean isBelow(Path path, Path folder) {
        return path.startsWith(folder) && !path.equals(folder);
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    private static IllegalArgumentException invalid(URI uri, Exception cause) {
        return new IllegalArgumentException(
                "data root: got " + uri + ", expected a folder such as file:///data/, and neither / nor one of "
                        + KERNEL,
                cause);
    }
}
