package dev.refit.launcher.local.jvm;

import dev.refit.events.checks.Digests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes with whatever a class archive depends on: the JVM, and the names, order, sizes and times of the jars. */
final class ArchiveKey {
    private static final int LENGTH = 16;

    private ArchiveKey() {}

    /** @param java the program, as a path or as a name to be found on the {@code PATH} */
    static String of(String java, ClassPath classPath) {
        StringBuilder text = new StringBuilder(jvm(java));
        classPath.entries().forEach(entry -> text.append('\n').append(state(entry)));
        return Digests.sha256(text.toString()).substring(0, LENGTH);
    }

    /** The classes of the JDK itself, which are another file in another build of it. */
    private static String jvm(String java) {
        try {
            Path program = program(java).orElseThrow(() -> new IOException(java + " is not on the PATH"));
            return state(program.toRealPath().getParent().resolveSibling("lib").resolve("modules"));
        } catch (IOException e) {
            return java;
        }
    }

    private static Optional<Path> program(String java) {
        Stream<Path> candidates = java.contains(File.separator)
                ? Stream.of(Path.of(java))
                : Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .map(folder -> Path.of(folder, java));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return file + " " + attributes.size() + " "
                    + attributes.lastModifiedTime().toMillis();
        } catch (IOException e) {
            return file + " absent";
        }
    }
}
