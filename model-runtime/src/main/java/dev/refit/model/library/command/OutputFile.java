package dev.refit.model.library.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written. A regular file appears whole or stays as it was; one behind a link is replaced where the link leads,
 * and the link stays. A device or a pipe is written into.
 */
final class OutputFile {
    private static final int MOST_LINKS = 40;

    private final Path file;
    private final boolean stream;

    private OutputFile(Path file, boolean stream) {
        this.file = file;
        this.stream = stream;
    }

    /** Writes the content. */
    interface Content {
        void write(Writer writer) throws IOException;
    }

    static OutputFile of(Path named) throws IOException {
        Path file = named.toAbsolutePath();
        // What these folders lead to is open already, perhaps for other processes as well.
        boolean open = file.startsWith("/dev") || file.startsWith("/proc");
        for (int i = 0; i < MOST_LINKS && !open && Files.isSymbolicLink(file); i++) {
            file = file.resolveSibling(Files.readSymbolicLink(file)).normalize();
            open = file.startsWith("/dev") || file.startsWith("/proc");
        }
        return new OutputFile(file, open || Files.exists(file) && !Files.isRegularFile(file));
    }

    void write(Content content) throws IOException {
        if (stream) {
            try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                content.write(writer);
            }
            return;
        }
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                content.write(writer);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
