package dev.refit.cli.definitions;

import dev.refit.cli.platform.Checkout;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Digests;
import dev.refit.events.workload.SqlCheckReport;
import dev.refit.events.workload.SqlCheckRequest;
import dev.refit.launcher.local.jvm.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this build has told of SQL, beside the build and gone with it. Where nothing can be kept, nothing is: it only saves
 * time.
 */
final class SqlCheckCache {
    private static final int MOST = 100;

    private final Path folder;
    private final Path jars;

    SqlCheckCache(Checkout checkout) {
        this.folder = checkout.folder().resolve("target/sql-checks");
        this.jars = checkout.workloads().resolve("transform-job/target/lib");
    }

    Optional<SqlCheckReport> find(SqlCheckRequest request) {
        try {
            return Optional.of(RefitJson.read(Files.readAllBytes(file(request)), SqlCheckReport.class));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void keep(SqlCheckRequest request, SqlCheckReport report) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "report", ".draft");
            Files.write(draft, RefitJson.bytes(report));
            Files.move(draft, file(request), StandardCopyOption.ATOMIC_MOVE);
            forget();
        } catch (IOException e) {
            // The next one asks Spark again.
        }
    }

    private void forget() throws IOException {
        try (Stream<Path> kept = Files.list(folder)) {
            List<Path> oldest = kept.sorted(
                            Comparator.comparing((Path file) -> file.toFile().lastModified())
                                    .reversed())
                    .skip(MOST)
                    .toList();
            for (Path file : oldest) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Another build may tell something else. */
    private Path file(SqlCheckRequest request) throws IOException {
        StringBuilder key = new StringBuilder(Digests.sha256(RefitJson.canonical(request)));
        for (Path jar : ClassPath.of(jars + "/*").entries()) {
            key.append('\n').append(jar.getFileName()).append(' ').append(Files.size(jar));
            key.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
        }
        return folder.resolve(Digests.sha256(key.toString()) + ".json");
    }
}
