package dev.refit.store.root;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Set;

/**
 * A regular file below a data root.
 *
 * @param root the root, without links
 * @param path the file, without links
 */
public record RootedFile(Path root, Path path) {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /**
     * Opens the file by going down from the root, folder by folder, and follows no link: a folder or the file that was
     * exchanged for a link since it was looked at is not opened.
     *
     * @throws NoSuchFileException when it is gone, or no regular file any more
     */
    public InputStream open() throws IOException {
        Path relative = root.relativize(path);
        return open(Files.newDirectoryStream(root), relative, 0);
    }

    private InputStream open(DirectoryStream<Path> folder, Path relative, int depth) throws IOException {
        try (folder) {
            if (!(folder instanceof SecureDirectoryStream<Path> secure)) {
                return Channels.newInputStream(Files.newByteChannel(path, READ));
            }
            Path name = relative.getName(depth);
            if (depth < relative.getNameCount() - 1) {
                return open(secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), relative, depth + 1);
            }
            BasicFileAttributeView view =
                    secure.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (!view.readAttributes().isRegularFile()) {
                throw new NoSuchFileException(path.toString());
            }
            return Channels.newInputStream(secure.newByteChannel(name, READ));
        }
    }
}
