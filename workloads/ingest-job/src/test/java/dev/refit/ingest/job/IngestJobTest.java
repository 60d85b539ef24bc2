package dev.refit.ingest.job;

import static dev.refit.ingest.job.IngestScenario.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.Column;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Format;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestJobTest {
    private static final Map<String, ColumnType> AB = columns("a", ColumnType.INT, "b", ColumnType.STRING);
    private static final String TEXT = "b,x,a\none,?,1\ntwo,?,2\n";

    @TempDir
    Path home;

    private IngestScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new IngestScenario(home);
    }

    @Test
    void aReferencedSnapshotNamesTheFilesWhereTheyLie() throws IOException {
        Path file = file("flights.csv", TEXT);

        Snapshot snapshot = scenario.csv("flights", AB, file).snapshots().get(0);

        String sha256 = Digests.sha256(TEXT);
        assertThat(snapshot)
                .isEqualTo(new Snapshot(
                        "flights",
                        "2013-01",
                        List.of(new StoredFile(file.toUri(), TEXT.length(), sha256)),
                        2,
                        List.of(new Column("a", "int"), new Column("b", "string")),
                        Digests.sha256(sha256)));
    }

    @Test
    void aCopiedSnapshotOutlivesItsSource() throws IOException {
        Path first = file("flights.csv", TEXT);
        Path second = file("more/flights.csv", "a,b\n3,three\n");

        Snapshot snapshot =
                scenario.copying().csv("flights", AB, first, second).snapshots().get(0);
        Files.delete(first);

        assertThat(snapshot.rows()).isEqualTo(3);
        assertThat(snapshot.files()).hasSize(2).allSatisfy(kept -> assertThat(Path.of(kept.uri()))
                .startsWith(scenario.folder().resolve("flights/2013-01"))
                .exists());
        assertThat(Path.of(snapshot.files().get(0).uri())).hasContent(TEXT);
    }

    @Test
    void theDigestDoesNotDependOnTheOrderOfFiles() throws IOException {
        Path first = file("one.csv", TEXT);
        Path second = file("two.csv", "a,b\n3,three\n");

        String digest =
                scenario.csv("flights", AB, first, second).snapshots().get(0).digest();
        String turned = new IngestScenario(home)
                .csv("flights", AB, second, first)
                .snapshots()
                .get(0)
                .digest();

        assertThat(turned).isEqualTo(digest);
    }

    @Test
    void jsonLinesAreReadWithAndWithoutDeclaredColumns() throws IOException {
        Path file = file("weather.jsonl", "{\"t\": 1, \"w\": true}\n{\"t\": 2.5}\n");

        List<Snapshot> snapshots = scenario.dataset(
                        "declared", new Format.Json(null), columns("t", ColumnType.DOUBLE), file)
                .dataset("found", new Format.Json(null), Map.of(), file)
                .snapshots();

        assertThat(snapshots.get(0).columns()).containsExactly(new Column("t", "double"));
        assertThat(snapshots.get(1).columns()).containsExactly(new Column("t", "double"), new Column("w", "boolean"));
        assertThat(snapshots).extracting(Snapshot::rows).containsExactly(2L, 2L);
    }

    @Test
    void everyFileThatCannotBeReadIsNamed() throws IOException {
        Files.createDirectories(home.resolve("folder"));

        Failure failure = scenario.csv("flights", AB, home.resolve("missing.csv"), home.resolve("folder"))
                .arrival("weather", new Format.Json(null), Map.of(), new DataFile(URI.create("s3:///w"), null, null))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("dataset flights, partition 2013-01: file:")
                                .endsWith("missing.csv: does not exist, expected a file"),
                        line -> assertThat(line).contains("folder/: is a folder, expected a file"),
                        line -> assertThat(line).contains("s3:///w: lies outside the data roots"));
    }

    @Test
    void aWrongClaimOfSizeOrDigestFailsTheRun() throws IOException {
        Path file = file("flights.csv", TEXT);

        Failure size = claim(new DataFile(file.toUri(), 7L, null));
        Failure digest = claim(new DataFile(file.toUri(), null, Digests.sha256("other")));

        assertThat(size.fault()).isEqualTo(Fault.DATA);
        assertThat(size.message()).endsWith("has 22 bytes, but its publisher claims 7");
        assertThat(digest.code()).isEqualTo("claim-wrong");
        assertThat(digest.message()).contains(Digests.sha256(TEXT), Digests.sha256("other"));
    }

    @Test
    void aFileThatChangesWhileItIsReadFailsTheRun() throws IOException {
        Path file = file("flights.csv", TEXT);

        Failure failure = scenario.csv("flights", AB, file)
                .whenRead(path -> rewrite(path, "a,b\n1,other\n"))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message()).contains("changed while it was read", "publish it again");
    }

    @Test
    void aFileOfTheSameSizeAndTimeButOtherContentIsNoticed() throws IOException {
        Path file = file("flights.csv", TEXT);
        FileTime modified = Files.getLastModifiedTime(file);

        Failure failure = scenario.csv("flights", AB, file)
                .whenRead(path -> {
                    rewrite(path, TEXT.replace("1", "7"));
                    touch(path, modified);
                })
                .failure();

        assertThat(failure.code()).isEqualTo("file-changed");
        assertThat(failure.message()).contains("its SHA-256 was");
    }

    @Test
    void anUnparsableValueNamesDatasetFileLineAndColumn() throws IOException {
        Path file = file("flights.csv", "a,b\n1,x\nmany,y\n");

        Failure failure = scenario.csv("flights", AB, file).failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message())
                .isEqualTo("dataset flights, partition 2013-01: flights.csv: line 3, column a: got 'many', expected a"
                        + " whole number of 32 bits (int)");
    }

    @Test
    void aDatasetWithoutRowsFailsTheRun() throws IOException {
        Failure failure =
                scenario.csv("flights", AB, file("flights.csv", "a,b\n")).failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.code()).isEqualTo("empty-dataset");
        assertThat(failure.message())
                .isEqualTo("dataset flights, partition 2013-01: flights.csv: no row, expected at least one");
    }

    private Failure claim(DataFile claimed) {
        return new IngestScenario(home)
                .arrival("flights", new Format.Csv(null, null, null, null), AB, claimed)
                .failure();
    }

    private Path file(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static void touch(Path path, FileTime modified) {
        try {
            Files.setLastModifiedTime(path, modified);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void rewrite(Path path, String content) {
        try {
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
