package dev.refit.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobMainTest {
    @TempDir
    Path folder;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(before);
    }

    @Test
    void whoeverMadeAMistakeIsToldWhatToDoAndSeesNoStackTrace() {
        Failure failure = failure(folder -> {
            throw new JobFailedException(
                    Fault.DATA, "ragged-row", "a.csv: line 3: has 1 field", "Correct it.", new IOException("deep"));
        });

        assertThat(failure.fault()).isEqualTo(Fault.DATA);
        assertThat(said).hasToString("ragged-row: a.csv: line 3: has 1 field\nCorrect it.\n");
    }

    @Test
    void whatAFailureQuotesCannotSteerATerminal() {
        Failure failure = failure(folder -> {
            throw new JobFailedException(Fault.DATA, "bad", "got '\u001b[2J\r\u202e'\n\tand more", "Mend \u0007 it.");
        });

        assertThat(failure.message()).isEqualTo("got '\\u001b[2J\\u000d\\u202e'\n\tand more");
        assertThat(said).hasToString("bad: " + failure.message() + "\nMend \\u0007 it.\n");
    }

    @Test
    void whatThePlatformFailsShowsWhere() {
        failure(folder -> {
            throw new JobFailedException(Fault.PLATFORM, "lost", "gone", "Look.", new IOException("deep"));
        });

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("java.io.IOException: deep\n\tat ", "lost: gone");
    }

    @Test
    void aFullDiskIsNamedWithItsFolderHoweverDeepItIsWrapped() {
        Failure failure = failure(folder -> {
            throw new IllegalStateException(
                    "Job aborted", new UncheckedIOException(new IOException("No space left on device")));
        });

        assertThat(failure.fault()).isEqualTo(Fault.PLATFORM);
        assertThat(failure.code()).isEqualTo("no-space");
        assertThat(failure.message())
                .isEqualTo("there is no room left to write below " + folder + ": java.io.IOException: No space left on"
                        + " device");
        assertThat(failure.hint()).contains("refit gc");
    }

    @Test
    void aFileSystemThatCannotBeWrittenIsNamed() {
        Failure failure = failure(folder -> {
            throw new IOException("/store/x: Read-only file system");
        });

        assertThat(failure.code()).isEqualTo("read-only");
        assertThat(failure.message()).contains("/store/x");
    }

    @Test
    void anErrorLeavesAResultAsWellAsAnException() {
        Failure failure = failure(folder -> {
            throw new NoSuchMethodError("com.example.Old.method");
        });

        assertThat(failure.code()).isEqualTo("unexpected");
        assertThat(failure.message()).contains("com.example.Old.method");
    }

    @Test
    void aRequestThatCannotBeReadIsSaidInOneLine() throws IOException {
        Path request = Files.writeString(folder.resolve("request.json"), "{");

        int torn = JobMain.exitCode(new String[] {"--request", request.toUri().toString()}, (r, f) -> null);
        int remote = JobMain.exitCode(new String[] {"--request", "http://elsewhere/request.json"}, (r, f) -> null);
        int missing = JobMain.exitCode(
                new String[] {"--request", folder.resolve("none.json").toUri().toString()}, (r, f) -> null);

        assertThat(List.of(torn, remote, missing)).containsOnly(2);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("Cannot read the request: "))
                .anyMatch(line -> line.endsWith("got http://elsewhere/request.json, expected a file: or s3: URI"));
        assertThat(folder.resolve("result.json")).doesNotExist();
    }

    private interface Work {
        void run(JobFolder folder) throws Exception;
    }

    private Failure failure(Work work) {
        try {
            Path request = Files.write(folder.resolve("request.json"), RefitJson.bytes(SampleRequest.ingest()));
            int code =
                    JobMain.exitCode(new String[] {"--request", request.toUri().toString()}, (any, folder) -> {
                        work.run(folder);
                        throw new AssertionError("the work ended well");
                    });
            assertThat(code).isOne();
            byte[] result = Files.readAllBytes(folder.resolve("result.json"));
            return ((WorkloadResult.Failed) RefitJson.read(result, WorkloadResult.class)).failure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
