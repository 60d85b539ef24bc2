package dev.refit.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.ObjLongConsumer;

/** Folders that others write to and delete in while one looks: what vanishes meanwhile was not there. */
final class FileTree extends SimpleFileVisitor<Path> {
    private final Path leftOut;
    private final boolean deleting;
    private final ObjLongConsumer<Path> visitor;

    private FileTree(Path leftOut, boolean deleting, ObjLongConsumer<Path> visitor) {
        this.leftOut = leftOut;
        this.deleting = deleting;
        this.visitor = visitor;
    }

    /** Shows every regular file with its size, links and one folder left out. */
    static void visit(Path start, Path leftOut, ObjLongConsumer<Path> visitor) throws IOException {
        walk(start, new FileTree(leftOut, false, visitor));
    }

    /** Deletes all there is, folders included. */
    static void delete(Path start) throws IOException {
        walk(start, new FileTree(null, true, (file, bytes) -> {}));
    }

    /** A file is not below itself. */
    private static void walk(Path start, FileTree visitor) throws IOException {
        if (Files.isDirectory(start)) {
            Files.walkFileTree(start, visitor);
        }
    }

    /** Deletes a folder and those above it, up to the root, as long as they are empty: a folder is no object. */
    static void prune(Path folder, Path root) throws IOException {
        for (Path empty = folder;
                !empty.equals(root) && !Files.isRegularFile(empty) && isDeleted(empty);
                empty = empty.getParent()) {}
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return directory.equals(leftOut) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (deleting) {
            Files.deleteIfExists(file);
        } else if (attributes.isRegularFile()) {
            visitor.accept(file, attributes.size());
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        return passOver(e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
        if (e != null) {
            return passOver(e);
        }
        if (deleting) {
            isDeleted(directory);
        }
        return FileVisitResult.CONTINUE;
    }

    private static FileVisitResult passOver(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    private static boolean isDeleted(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
