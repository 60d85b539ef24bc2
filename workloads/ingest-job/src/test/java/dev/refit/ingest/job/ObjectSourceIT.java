package dev.refit.ingest.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Format;
import dev.refit.events.run.Failure;
import dev.refit.ingest.job.source.ObjectSource;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStores;
import dev.refit.store.s3.testing.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrivals that name objects of S3. */
class ObjectSourceIT {
    private static final byte[] DATA = "a,b\n1,x\n2,y\n".getBytes(UTF_8);
    private static final Map<String, ColumnType> AB =
            IngestScenario.columns("a", ColumnType.INT, "b", ColumnType.STRING);

    @TempDir
    Path home;

    private S3Server server;
    private ArtifactStore bucket;

    @BeforeEach
    void start() {
        server = S3Server.start().use();
        bucket = ArtifactStores.at(URI.create("s3://" + S3Server.BUCKET + "/data/"));
        bucket.put("a.csv", DATA);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anObjectIsReferredToWhereItLies() {
        Snapshot snapshot = scenario("a.csv").snapshots().get(0);

        assertThat(snapshot.rows()).isEqualTo(2);
        assertThat(snapshot.files())
                .containsExactly(new StoredFile(bucket.uri("a.csv"), DATA.length, Digests.sha256(DATA)));
    }

    @Test
    void aCopyLiesInTheJobsFolder() {
        Snapshot snapshot = scenario("a.csv").copying().snapshots().get(0);

        StoredFile copy = snapshot.files().get(0);
        assertThat(Path.of(copy.uri())).hasBinaryContent(DATA).hasFileName("1-a.csv");
        assertThat(copy.sha256()).isEqualTo(Digests.sha256(DATA));
    }

    @Test
    void anObjectThatIsReplacedWhileItIsReadFailsTheRun() throws Exception {
        ObjectSource source = ObjectSource.of(new DataFile(bucket.uri("a.csv"), null, null));
        bucket.put("a.csv", "a,b\n1,x\n2,z\n".getBytes(UTF_8));

        assertThatThrownBy(source::reference)
                .hasMessageStartingWith("s3://refit/data/a.csv: changed while it was read (it had 12 bytes with the");
    }

    @Test
    void whatIsNotThereIsNamed() {
        Failure failure = scenario("none.csv").failure();

        assertThat(failure.code()).isEqualTo("unreadable-files");
        assertThat(failure.message())
                .isEqualTo("dataset flights, partition 2013-01: s3://refit/data/none.csv: does not exist, expected an"
                        + " object");
    }

    @Test
    void anObjectOutsideTheRootsIsNotLookedAt() {
        Failure failure =
                scenario("none.csv").below(URI.create("s3://refit/other/")).failure();

        assertThat(failure.message())
                .startsWith(
                        "dataset flights, partition 2013-01: s3://refit/data/none.csv: lies outside the data roots");
    }

    private IngestScenario scenario(String object) {
        return new IngestScenario(home)
                .arrival(
                        "flights",
                        new Format.Csv(null, null, List.of(), null),
                        AB,
                        new DataFile(bucket.uri(object), null, null));
    }
}
