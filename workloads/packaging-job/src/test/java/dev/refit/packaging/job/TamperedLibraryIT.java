package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library as a command, whole and with one bit of it changed. */
class TamperedLibraryIT {

    @TempDir
    static Path temp;

    private static Path jar;

    @BeforeAll
    static void make() throws IOException {
        try (PackagedLibrary library = PackagedLibrary.made(
                PackagingRequests.of(ForgedModels.mojo("gbm"), ForgedModels.examples("gbm")), temp.resolve("job"))) {
            jar = Path.of(library.release().files().get("jar").uri());
        }
    }

    @Test
    void asItIsItVerifies() throws Exception {
        Answer answer = command(jar, "verify");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.output()).contains("300 recorded predictions replayed, all equal to those of the release");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/example/models/FlightDelayModel.mojo.zip",
                "com/example/models/FlightDelayModel.examples.tsv",
                "META-INF/refit/provenance.json"
            })
    void oneBitOfWhatCameWithTheModelIsFound(String entry) throws Exception {
        Answer answer = command(withOneOtherBit(entry), "verify");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output())
                .contains("was changed", entry.substring(entry.lastIndexOf('/') + 1), "has SHA-256", "expected")
                .doesNotContain("\tat ");
    }

    @Test
    void aFileIsScoredAndItsProblemsAreCounted() throws Exception {
        Path in = temp.resolve("in.csv");
        Files.writeString(
                in,
                """
                id,month,distance,dep_delay,cancelled,carrier,origin,arr_delay
                1,3,1400,22.5,false,UA,EWR,
                "2, the second",3,1400,,false,"never ""seen"" here",EWR,10
                """);
        Path out = temp.resolve("out.csv");

        Answer answer = command(jar, "score", in.toString(), out.toString());

        assertThat(answer.exitCode()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("carrier: 1 times unseen level, the last one 'never \"seen\" here'");
        assertThat(Files.readAllLines(out))
                .hasSize(3)
                .first()
                .asString()
                .endsWith(",prediction,probability of no,probability of yes");
        assertThat(Files.readAllLines(out).get(2))
                .startsWith("\"2, the second\",3,")
                .containsPattern(",(yes|no),0\\.\\d+,0\\.\\d+$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x,month\n1,2\n", "", "month,distance,dep_delay,cancelled,carrier,origin,arr_delay\n3,far,,,,,\n"
            })
    void aFileThatIsNotAsTheModelReadsItIsRefusedWithItsLine(String csv) throws Exception {
        Path in = Files.writeString(temp.resolve("bad.csv"), csv);
        Path out = temp.resolve("bad-out.csv");

        Answer answer = command(jar, "score", in.toString(), out.toString());

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output())
                .contains("bad.csv, line ", "No output was written")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void wrongUsageIsToldHow() throws Exception {
        assertThat(command(jar, "scoer").exitCode()).isEqualTo(2);
        assertThat(command(jar, "--help").output()).contains("usage: java -jar", "Exit codes");
    }

    private record Answer(int exitCode, String output) {}

    private static Answer command(Path jar, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString())
                .redirectErrorStream(true);
        builder.command().addAll(java.util.List.of(words));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }

    private static Path withOneOtherBit(String changed) throws IOException {
        Path copy = temp.resolve("tampered.jar");
        try (ZipFile original = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(original.entries())) {
                byte[] content = original.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(changed)) {
                    content[content.length / 2] ^= 1;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
                out.closeEntry();
            }
        }
        return copy;
    }
}
