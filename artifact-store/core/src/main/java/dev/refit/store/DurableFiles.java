package dev.refit.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Files that have to outlive a power cut: what a record speaks of is on the disk before the record is. */
public final class DurableFiles {
    private DurableFiles() {}

    /** Makes a folder and those above it. Their entries have reached the disk when the call returns. */
    public static void createFolders(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        Path there = folder.toAbsolutePath().normalize();
        while (there != null && !Files.isDirectory(there)) {
            missing.push(there);
            there = there.getParent();
        }
        Files.createDirectories(folder);
        for (Path made : missing) {
            force(made.getParent());
        }
    }

    /** Has the content of a file, or the entries of a folder, reach the disk. */
    public static void force(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Has all files and folders below a folder reach the disk, and the folder itself. */
    public static void forceAll(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.filter(path -> Files.isRegularFile(path) || Files.isDirectory(path))
                    .toList();
        }
        for (Path path : all) {
            force(path);
        }
    }
}
