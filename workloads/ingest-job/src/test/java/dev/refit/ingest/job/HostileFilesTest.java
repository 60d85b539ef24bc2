package dev.refit.ingest.job;

import static dev.refit.ingest.job.IngestScenario.columns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.refit.events.data.DataFile;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.Format;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.ingest.job.source.Inbox;
import dev.refit.job.JobFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What arrives over Kafka nobody has looked at before the workload does. Each is the data's fault, and none hangs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesTest {
    private static final Map<String, ColumnType> AB = columns("a", ColumnType.INT, "b", ColumnType.STRING);
    private static final Format CSV = new Format.Csv(null, null, null, null);

    @TempDir
    Path home;

    private IngestScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new IngestScenario(home);
    }

    @Test
    void aPipeAndASocketAreRefusedAndNotOpened() throws Exception {
        Path pipe = home.resolve("pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path socket = home.resolve("socket.csv");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));

            Failure failure = scenario.csv("flights", AB, pipe, socket).failure();

            assertThat(failure.fault()).isEqualTo(Fault.DATA);
            assertThat(failure.message().lines())
                    .hasSize(2)
                    .allMatch(line -> line.endsWith(": is no regular file, expected one"));
        }
    }

    @Test
    void urisThatNameNoFileOfThisMachineAreAllNamed() {
        Failure failure = scenario.arrival(
                        "flights",
                        CSV,
                        AB,
                        file("file:relative.csv"),
                        file("file://elsewhere/data/a.csv"),
                        file("file:///data/a.csv?version=2"),
                        file("file:///data/%00.csv"),
                        file("s3:///a.csv"))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message().lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("dataset flights, partition 2013-01: "))
                .anyMatch(line -> line.contains("file:relative.csv: is no file of this machine, expected file:///"))
                .anyMatch(line ->
                        line.contains("file://elsewhere/data/a.csv: is no file of this machine, expected file:///"))
                .anyMatch(line -> line.contains("s3:///a.csv: lies outside the data roots"));
    }

    @Test
    void aFileThatMayNotBeReadIsNamedWithWhoTried() throws IOException {
        Path file = Files.writeString(home.resolve("secret.csv"), "a,b\n1,x\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root may read everything");

        Failure failure = scenario.csv("flights", AB, file).failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.message()).endsWith("secret.csv: may not be read by " + System.getProperty("user.name"));
    }

    @Test
    void aLinkIsFollowedAndItsContentIsWhatIsKept() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere")).resolve("data.csv");
        Files.writeString(elsewhere, "a,b\n1,x\n");
        Path link = Files.createSymbolicLink(home.resolve("flights.csv"), elsewhere);
        Path dangling = Files.createSymbolicLink(home.resolve("dangling.csv"), home.resolve("nowhere"));

        assertThat(scenario.copying()
                        .csv("flights", AB, link)
                        .snapshots()
                        .get(0)
                        .files())
                .singleElement()
                .satisfies(kept -> assertThat(Path.of(kept.uri()))
                        .isRegularFile()
                        .satisfies(path -> assertThat(path).isNotEqualTo(elsewhere))
                        .hasContent("a,b\n1,x\n"));
        assertThat(new IngestScenario(home)
                        .csv("flights", AB, dangling)
                        .failure()
                        .message())
                .endsWith("dangling.csv: does not exist, expected a file");
    }

    @Test
    void whatLiesOutsideTheRootsIsNotOpenedWhateverNamesIt() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link.csv"), Path.of("/etc/passwd"));

        Failure failure = scenario.csv(
                        "flights",
                        AB,
                        link,
                        Path.of("/etc/shadow"),
                        Path.of("/proc/self/environ"),
                        Path.of("/dev/zero"))
                .failure();

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(failure.code()).isEqualTo("unreadable-files");
        assertThat(failure.message().lines())
                .hasSize(4)
                .allMatch(line -> line.contains(": lies outside the data roots, expected it below one of "
                        + home.toUri() + ", s3://refit/data/; on one machine refit up --data DIR adds one"));
    }

    @Test
    void whatWasCopiedIntoTheStoreIsTakenWithoutAnyRoot() throws IOException {
        Path store = home.resolve("store");
        Path copy = Files.createDirectories(store.resolve("arrivals/flights/2013-01/ab"))
                .resolve("a.csv");
        Files.writeString(copy, "a,b\n1,x\n");
        Path run = store.resolve("runs/delays/delays-1/ingest/a1-1");

        assertThat(new IngestScenario(run)
                        .below()
                        .csv("flights", AB, copy)
                        .failure()
                        .message())
                .contains("lies outside the data roots, expected it below one of none");
        assertThat(Inbox.of(new JobFolder(run)))
                .hasValue(store.resolve("arrivals").toUri());
    }

    @Test
    void whatIsNoTableIsNotQuoted() throws IOException {
        String line = "root:$6$secret:19000:0:99999:7:::";
        Path shadow = write("shadow", (line + "\nbin:*:1\n").getBytes(StandardCharsets.UTF_8));
        Path key = write("key.parquet", ("-----BEGIN SECRET\n" + line).getBytes(StandardCharsets.UTF_8));

        for (String message : List.of(
                failure(CSV, AB, shadow),
                failure(new Format.Csv(null, false, List.of(), null), Map.of("a", ColumnType.INT), shadow),
                failure(new Format.Json(null), AB, shadow),
                failure(new Format.Json(null), Map.of(), shadow),
                failure(new Format.Parquet(), Map.of(), key))) {
            assertThat(message).doesNotContain("root").doesNotContain("secret").doesNotContain("found [");
        }
    }

    @Test
    void emptyFilesAreNamedWhateverTheirFormat() throws IOException {
        Path csv = Files.createFile(home.resolve("empty.csv"));
        Path gzip = Files.createFile(home.resolve("empty.csv.gz"));
        Path json = Files.createFile(home.resolve("empty.jsonl"));
        Path parquet = Files.createFile(home.resolve("empty.parquet"));

        assertThat(failure(CSV, AB, csv)).endsWith("empty.csv: is empty, expected a first line that names the columns");
        assertThat(failure(CSV, AB, gzip)).endsWith("empty.csv.gz: is not a gzip file, but ends in .gz");
        assertThat(failure(new Format.Json(null), Map.of(), json))
                .endsWith("empty.jsonl: no row, expected at least one");
        assertThat(failure(new Format.Parquet(), Map.of(), parquet)).contains("empty.parquet: is not Parquet: ");
    }

    @Test
    void damagedTextsAreNamedWithTheirPlace() throws IOException {
        byte[] packed = gzip("a,b\n" + "1,one\n".repeat(50_000));
        byte[] damaged = packed.clone();
        Arrays.fill(damaged, packed.length / 2, packed.length / 2 + 8, (byte) 0x55);

        assertThat(failure(CSV, AB, write("cut.csv.gz", Arrays.copyOf(packed, packed.length / 2))))
                .contains("cut.csv.gz: after line ", "the gzip file is damaged or cut off");
        assertThat(failure(CSV, AB, write("damaged.csv.gz", damaged))).contains("damaged.csv.gz: ");
        assertThat(failure(CSV, AB, write("latin1.csv", "a,b\n1,Zürich\n".getBytes(StandardCharsets.ISO_8859_1))))
                .contains("latin1.csv: is not UTF-8");
        assertThat(failure(CSV, AB, write("quote.csv", "a,b\n1,\"x\n2,y\n".getBytes(StandardCharsets.UTF_8))))
                .contains("quote.csv: ");
        assertThat(failure(CSV, AB, write("ragged.csv", "a,b\n1,x\n2\n".getBytes(StandardCharsets.UTF_8))))
                .endsWith("ragged.csv: line 3: has 1 field, expected 2");
        assertThat(failure(
                        new Format.Json(null),
                        AB,
                        write("torn.jsonl", "{\"a\": 1}\n{\"a\": ".getBytes(StandardCharsets.UTF_8))))
                .contains("torn.jsonl: line 2: is not JSON: ");
    }

    @Test
    void nothingOfAFailedCopyLooksLikeASnapshot() throws IOException {
        Path file = Files.writeString(home.resolve("flights.csv"), "a,b\n1,x\n");

        scenario.copying()
                .arrival("flights", CSV, AB, new DataFile(file.toUri(), 7L, null))
                .failure();

        try (var left = Files.walk(scenario.folder())) {
            assertThat(left.filter(Files::isRegularFile)
                            .map(path -> path.getFileName().toString()))
                    .doesNotContain("1-flights.csv.part")
                    .contains("result.json");
        }
    }

    private String failure(Format format, Map<String, ColumnType> columns, Path file) {
        Failure failure = new IngestScenario(home)
                .dataset("flights", format, columns, file)
                .failure();
        assertThat(failure.fault()).as(failure.message()).isEqualTo(Fault.DATA);
        assertThat(failure.message()).startsWith("dataset flights, partition 2013-01: ");
        return failure.message();
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(home.resolve(name), content);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static DataFile file(String uri) {
        return new DataFile(URI.create(uri), null, null);
    }
}
