package dev.refit.champion.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Checks files against the checksums beside them: SHA-512 where there is one, SHA-256 otherwise. */
final class Checksums {
    private static final int MAX_BYTES = 1 << 10;
    private static final int BLOCK = 1 << 16;

    private final RepositoryFiles files;

    Checksums(RepositoryFiles files) {
        this.files = files;
    }

    /** @throws UnreadableException if there is no checksum, or another one than that of the file */
    void check(String path, Path file) throws IOException {
        for (String algorithm : new String[] {"SHA-512", "SHA-256"}) {
            String sidecar = path + "." + algorithm.replace("-", "").toLowerCase(Locale.ROOT);
            Optional<byte[]> expected = files.find(sidecar, MAX_BYTES);
            if (expected.isPresent()) {
                String hex = new String(expected.get(), UTF_8)
                        .strip()
                        .split("\\s", 2)[0]
                        .toLowerCase(Locale.ROOT);
                String found = digest(algorithm, file);
                if (!hex.equals(found)) {
                    throw new UnreadableException(files.uri(path) + ": got the " + algorithm + " " + found + ", but "
                            + files.uri(sidecar) + " says another one");
                }
                return;
            }
        }
        throw new UnreadableException(files.uri(path) + ": expected its checksum beside it, .sha512 or .sha256");
    }

    private static String digest(String algorithm, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] block = new byte[BLOCK];
            for (int read; (read = in.read(block)) >= 0; ) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
