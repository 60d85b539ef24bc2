package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import dev.refit.cli.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that holds all state of one platform. */
public record Home(Path folder) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    public Home {
        folder = folder.toAbsolutePath().normalize();
        if (folder.toString().contains(",")) {
            throw CliFailure.invalid(
                    "The home folder is " + folder
                            + ", expected a path without commas: Kafka separates folders by them.",
                    "Choose another one with --home or REFIT_HOME.");
        }
    }

    public Path broker() {
        return folder.resolve("broker");
    }

    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    /**
     * The root of the artifact store: the folder of it, unless the file {@code artifact-store} of the home names another
     * one, such as {@code s3://bucket/refit/}.
     */
    public URI artifactStore() {
        Path file = folder.resolve("artifact-store");
        try {
            return URI.create(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return artifacts().toUri();
        } catch (IOException | IllegalArgumentException e) {
            throw CliFailure.invalid(
                    file + ": " + e.getMessage()
                            + ", expected the root of an artifact store, such as s3://BUCKET/refit/.",
                    "Correct or delete that file.");
        }
    }

    public Path mavenRepository() {
        return artifacts().resolve("maven");
    }

    public Path launcher() {
        return folder.resolve("launcher");
    }

    /** What the services of this home ask of their clients. */
    public Path tokenFile() {
        return folder.resolve("token");
    }

    /** Who may use the broker of this home. */
    public Path kafkaAccountFile() {
        return folder.resolve("kafka.properties");
    }

    /** What signs the releases of this home. */
    public Path signingKeyFile() {
        return folder.resolve("signing-key.pem");
    }

    /** Whether a platform has used it. */
    public boolean isUsed() {
        return Files.exists(artifacts());
    }

    /** What is running: gone when nothing is. */
    public Path platformFile() {
        return run().resolve("platform.json");
    }

    public Path lockFile() {
        return run().resolve("lock");
    }

    public Path log(Part part) {
        return folder.resolve("logs").resolve(part.key() + ".log");
    }

    /** Makes the folders that commands write to; nobody else may look into the home from then on. */
    public void create() {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (!Files.exists(folder)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.createDirectories(run());
            Files.createDirectories(folder.resolve("logs"));
            Files.createDirectories(mavenRepository());
            Files.createDirectories(launcher());
            Files.createDirectories(broker());
            if (isOpenToOthers()) {
                Files.setPosixFilePermissions(folder, OWNER_ONLY);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Whether others than its owner may look into it, as into homes of earlier versions. */
    public boolean isOpenToOthers() {
        try {
            return !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(folder));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** What is free on its disk. */
    long freeMib() {
        try {
            return Files.getFileStore(folder).getUsableSpace() >> 20;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** What to do first when there is no room at all, which ends the broker; else empty. */
    String roomHint() {
        return freeMib() == 0 ? "The disk of " + folder + " is full: make room there first. " : "";
    }

    /** Why nothing can be kept in a folder. */
    static CliFailure unusable(Path folder, IOException e) {
        String hint = FileTrouble.hint(e);
        return CliFailure.failed(
                "The home " + folder + " cannot be used: " + FileTrouble.of(e) + ".",
                hint.isEmpty() ? "Use another home: --home DIR or REFIT_HOME." : hint);
    }

    /** Deletes it with all that is in it, if it is there. */
    public void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private Path run() {
        return folder.resolve("run");
    }
}
