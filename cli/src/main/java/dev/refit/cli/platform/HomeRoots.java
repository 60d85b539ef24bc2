package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import dev.refit.store.root.DataRoots;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The data roots that a home remembers, in its file {@code data-roots}: a URI a line, to be edited by hand as well. */
public final class HomeRoots {
    private HomeRoots() {}

    /**
     * The remembered ones.
     *
     * @throws CliFailure when the file holds anything else
     */
    public static DataRoots read(Home home) {
        Path file = file(home);
        try (Stream<String> lines = Files.lines(file)) {
            return DataRoots.of(lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(URI::create)
                    .toList());
        } catch (NoSuchFileException e) {
            return DataRoots.of(List.of());
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid(file + ": " + e.getMessage(), "Correct or delete that file.");
        }
    }

    /**
     * The roots that folders and {@code s3:} URIs on a command line name.
     *
     * @throws CliFailure when a folder is not there, or something cannot be a root
     */
    public static List<URI> named(List<String> options) {
        return options.stream().map(HomeRoots::named).toList();
    }

    /** Remembers more of them; nothing changes when all are known. */
    public static void add(Home home, List<URI> more) {
        DataRoots roots = read(home);
        for (URI root : DataRoots.of(more).uris()) {
            roots = roots.uris().contains(root) ? roots : roots.and(root);
        }
        if (roots.uris().equals(read(home).uris())) {
            return;
        }
        Path draft = file(home).resolveSibling("data-roots.draft");
        try {
            Files.createDirectories(home.folder());
            Files.write(draft, roots.uris().stream().map(URI::toString).toList());
            Files.move(draft, file(home), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    private static URI named(String option) {
        try {
            if (option.matches("(?i)(s3|file):.*")) {
                return DataRoots.of(List.of(URI.create(option))).uris().get(0);
            }
            Path folder = Path.of(option).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)) {
                throw CliFailure.invalid(
                        "--data: " + option + " is no folder", "Name a folder that exists, or s3://BUCKET/PREFIX/.");
            }
            return DataRoots.of(List.of(folder.toUri())).uris().get(0);
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid(
                    "--data: " + e.getMessage(),
                    "Name a folder with data, or s3://BUCKET/PREFIX/; nothing was started.");
        }
    }

    private static Path file(Home home) {
        return home.folder().resolve("data-roots");
    }
}
