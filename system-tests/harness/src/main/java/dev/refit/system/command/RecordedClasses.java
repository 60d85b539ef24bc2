package dev.refit.system.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Records the platform's classes before the first test, as a build by the {@code refit} command does: what tests start is
 * then ready in half the time. Tests pass without the recording, too. Modules that run side by side record once.
 */
public final class RecordedClasses implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // Unit tests start nothing.
        if (System.getProperty("refit.checkout") == null) {
            return;
        }
        try {
            Path target = Files.createDirectories(RefitCommand.CHECKOUT.resolve("target"));
            try (FileChannel lock = FileChannel.open(
                    target.resolve("recorded-classes.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Held until the channel is closed.
                lock.lock();
                if (areStale()) {
                    record();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void record() {
        RefitCommand.Answer answer = RefitCommand.process(
                List.of(RefitCommand.CHECKOUT.resolve("refit").toString(), "archive"), Map.of("REFIT_BUILD", "never"));
        if (answer.exitCode() != 0) {
            System.err.println("The platform's classes were not recorded: " + answer.output());
        }
    }

    private static boolean areStale() {
        List<FileTime> archives = changes(RefitCommand.CHECKOUT.resolve("target/cds"), ".jsa");
        return archives.isEmpty()
                || Stream.of("ingest", "transform", "training", "packaging")
                        .flatMap(stage -> Stream.of(
                                stage + "-service/target/quarkus-app", "workloads/" + stage + "-job/target/lib"))
                        .flatMap(folder -> changes(RefitCommand.CHECKOUT.resolve(folder), ".jar").stream())
                        .anyMatch(change -> archives.stream().anyMatch(archive -> archive.compareTo(change) < 0));
    }

    private static List<FileTime> changes(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(path -> path.toString().endsWith(suffix))
                    .map(RecordedClasses::change)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime change(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
