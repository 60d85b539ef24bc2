package dev.refit.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A folder as an artifact store, for one machine or a shared file system with hard links. What was written has reached
 * the disk when the call returns. A conditional put is a hard link to a finished draft, never a replacing move.
 */
public final class FileArtifactStore implements ArtifactStore {
    private static final String DRAFTS = ".drafts";
    private static final int TRIES = 10;
    private static final Duration LONGEST_WRITE = Duration.ofDays(1);

    private final Path folder;
    private final URI root;

    private FileArtifactStore(Path folder) {
        this.folder = folder;
        this.root = folder.toUri();
    }

    /** A store in this folder, which is made when it is not there. */
    public static FileArtifactStore at(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.resolve(DRAFTS));
            discardOldDrafts(absolute.resolve(DRAFTS));
            return new FileArtifactStore(absolute.toRealPath());
        } catch (IOException e) {
            throw failed("open", absolute.toString(), e);
        }
    }

    @Override
    public URI root() {
        return root;
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            return Optional.of(Files.readAllBytes(file(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    @Override
    public Optional<InputStream> open(String path) {
        try {
            return Optional.of(Files.newInputStream(file(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    @Override
    public boolean exists(String path) {
        return Files.isRegularFile(file(path));
    }

    @Override
    public Optional<Instant> written(String path) {
        try {
            return Optional.of(Files.getLastModifiedTime(file(path)).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    @Override
    public boolean putIfAbsent(String path, byte[] content) {
        Path target = file(path);
        if (Files.exists(target)) {
            return false;
        }
        return write(path, bytes(content), draft -> {
            try {
                Files.createLink(target, draft);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        });
    }

    @Override
    public void put(String path, byte[] content) {
        replace(path, bytes(content));
    }

    @Override
    public void put(String path, Path file) {
        replace(path, out -> {
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                long size = in.size();
                for (long written = 0; written < size; ) {
                    written += in.transferTo(written, size - written, out);
                }
            }
        });
    }

    private void replace(String path, Content content) {
        Path target = file(path);
        write(path, content, draft -> {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        });
    }

    @Override
    public SortedMap<String, Long> sizes(String prefix) {
        Path start = prefix.isEmpty() ? folder : below(prefix);
        SortedMap<String, Long> sizes = new TreeMap<>();
        try {
            FileTree.visit(start, folder.resolve(DRAFTS), (file, bytes) -> sizes.put(relative(file), bytes));
        } catch (IOException e) {
            throw failed("list", prefix, e);
        }
        return Collections.unmodifiableSortedMap(sizes);
    }

    @Override
    public void delete(String path) {
        Path file = file(path);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            Files.deleteIfExists(file);
            FileTree.prune(file.getParent(), folder);
        } catch (IOException e) {
            throw failed("delete", path, e);
        }
    }

    @Override
    public void deleteAll(String prefix) {
        Path start = below(prefix);
        try {
            FileTree.delete(start);
            FileTree.prune(start.getParent(), folder);
        } catch (IOException e) {
            throw failed("delete", prefix, e);
        }
    }

    private Path below(String prefix) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("prefix: got '" + prefix + "', expected one that ends in '/'");
        }
        return file(prefix);
    }

    private String relative(Path file) {
        return folder.relativize(file).toString();
    }

    private Path file(String path) {
        return folder.resolve(StorePath.checked(path));
    }

    private static Content bytes(byte[] content) {
        return out -> {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        };
    }

    private boolean write(String path, Content content, Publication publication) {
        Path draft = folder.resolve(DRAFTS).resolve(UUID.randomUUID().toString());
        try {
            Path parent = file(path).getParent();
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            boolean published = publish(draft, parent, publication);
            forceUnlessDeleted(parent);
            return published;
        } catch (IOException e) {
            throw failed("write", path, e);
        } finally {
            discard(draft);
        }
    }

    /** Again when a delete took the folder away, empty as it was, between its making and the publication. */
    private static boolean publish(Path draft, Path parent, Publication publication) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                DurableFiles.createFolders(parent);
                return publication.publish(draft);
            } catch (NoSuchFileException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Who deletes what was just published, with its folder, comes after the publication. */
    private static void forceUnlessDeleted(Path folder) throws IOException {
        try {
            DurableFiles.force(folder);
        } catch (NoSuchFileException deleted) {
            // Nothing of it has to outlive a power cut.
        }
    }

    /** Whoever wrote a draft of yesterday was killed meanwhile. */
    private static void discardOldDrafts(Path drafts) {
        Instant yesterday = Instant.now().minus(LONGEST_WRITE);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                drafts, draft -> Files.getLastModifiedTime(draft).toInstant().isBefore(yesterday))) {
            all.forEach(FileArtifactStore::discard);
        } catch (DirectoryIteratorException | IOException e) {
            // Another process discards one right now, or this one may not: whoever opens the store next sees to the
            // others.
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // A draft that stays behind takes room and harms nobody.
        }
    }

    private static ArtifactStoreException failed(String what, String path, IOException e) {
        return new ArtifactStoreException(
                "cannot " + what + " " + path + " in the artifact store: "
                        + e.getClass().getSimpleName() + " " + e.getMessage(),
                e);
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(FileChannel out) throws IOException;
    }

    @FunctionalInterface
    private interface Publication {
        boolean publish(Path draft) throws IOException;
    }
}
