package dev.refit.trigger.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refit.events.DataArrived;
import dev.refit.events.data.DataFile;
import dev.refit.store.root.DataRoots;
import dev.refit.trigger.arrival.ArrivalRequest.NamedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalTest {
    private static final String SHA = "ab".repeat(32);

    @TempDir
    Path folder;

    private Path a;
    private Path b;

    @BeforeEach
    void write_two_files() throws IOException {
        a = write("a.csv", "x,y\n1,2\n");
        b = write("b.csv", "x,y\n3,4\n");
    }

    @Test
    void it_says_what_lies_there() {
        DataArrived arrival = new ArrivalRequest(
                        "2013-01", List.of(new NamedFile(a.toUri().toString(), 8L, SHA)), null)
                .arrival("flights", roots());

        assertThat(arrival.files()).containsExactly(new DataFile(a.toUri(), 8L, SHA));
        assertThat(arrival.token()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_token_does_not_depend_on_the_order_or_the_spelling_of_the_files() {
        String token = token(a.toUri().toString(), b.toUri().toString());

        assertThat(token(b.toUri().toString(), a.toUri().toString())).isEqualTo(token);
        assertThat(token("file:" + a, "file:" + folder + "/./b.csv")).isEqualTo(token);
    }

    @Test
    void another_time_size_set_or_claim_is_another_token() throws IOException {
        String token = token(a.toUri().toString());

        assertThat(token(a.toUri().toString(), b.toUri().toString())).isNotEqualTo(token);
        assertThat(new ArrivalRequest("1", List.of(new NamedFile(a.toUri().toString(), null, SHA)), null)
                        .arrival("flights", roots())
                        .token())
                .isNotEqualTo(token);
        Files.setLastModifiedTime(a, FileTime.from(Instant.parse("2013-01-01T00:00:00Z")));
        String touched = token(a.toUri().toString());
        assertThat(touched).isNotEqualTo(token);
        write("a.csv", "x,y\n1,2\n5,6\n");
        Files.setLastModifiedTime(a, FileTime.from(Instant.parse("2013-01-01T00:00:00Z")));
        assertThat(token(a.toUri().toString())).isNotEqualTo(touched);
    }

    @Test
    void the_publishers_digest_is_the_token_when_there_is_one() {
        DataArrived arrival =
                new ArrivalRequest("1", List.of(new NamedFile(a.toUri().toString())), "v7").arrival("flights", roots());

        assertThat(arrival.token()).isEqualTo("v7");
    }

    @Test
    void a_version_that_is_published_again_on_purpose_has_another_token() {
        List<NamedFile> files = List.of(new NamedFile(a.toUri().toString()));

        DataArrived again = new ArrivalRequest("1", files, "v7", true).arrival("flights", roots());

        assertThat(again.token()).startsWith("v7@");
    }

    @Test
    void every_file_that_is_not_there_is_named_with_its_field() throws IOException {
        InvalidArrivalException refused = refused(
                folder.resolve("none.csv").toUri().toString(),
                Files.createDirectories(folder.resolve("sub")).toUri().toString(),
                "s3:///a.csv",
                "/data/a.csv",
                "file:a.csv",
                "file://host/a.csv",
                "file:///data/../etc/passwd",
                "file:///data/%2E%2E/etc/passwd",
                "file:///a b");

        assertThat(refused.problems())
                .containsExactly(
                        "files[0].uri: got '" + folder.toUri() + "none.csv', which does not exist, expected a file",
                        "files[1].uri: got '" + folder.resolve("sub").toUri() + "', which is a folder, expected a file",
                        "files[2].uri: got 's3:///a.csv', expected s3://BUCKET/KEY",
                        "files[3].uri: got '/data/a.csv', expected an absolute file: URI such as "
                                + "file:///data/flights.csv, or s3://BUCKET/KEY",
                        "files[4].uri: got 'file:a.csv', expected file:///, then an absolute path of this machine, "
                                + "and nothing else",
                        "files[5].uri: got 'file://host/a.csv', expected file:///, then an absolute path of this "
                                + "machine, and nothing else",
                        "files[6].uri: got 'file:///data/../etc/passwd', expected a path without '..'",
                        "files[7].uri: got 'file:///data/%2E%2E/etc/passwd', expected a path without '..'",
                        "files[8].uri: got 'file:///a b', expected an absolute file: URI such as "
                                + "file:///data/flights.csv, or s3://BUCKET/KEY");
    }

    @Test
    void what_lies_outside_the_roots_is_not_looked_at() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("/etc/passwd"));

        InvalidArrivalException refused = refused(
                "file:///etc/passwd",
                "file:///etc/no-such-file",
                link.toUri().toString(),
                "file:///proc/self/environ",
                "s3://bucket/a.csv");

        assertThat(refused.problems())
                .hasSize(5)
                .allMatch(problem -> problem.contains("', which lies outside the data roots, expected it below one of "
                        + folder.toUri() + "; on one machine refit up --data DIR adds one"));
    }

    @Test
    void a_claimed_size_is_held_against_the_file() {
        ArrivalRequest request =
                new ArrivalRequest("1", List.of(new NamedFile(a.toUri().toString(), 9L, null)), null);

        assertThat(catchThrowableOfType(InvalidArrivalException.class, () -> request.arrival("flights", roots())))
                .hasMessage("files[0].size: got '9', expected 8, the size of " + a.toUri());
    }

    @Test
    void a_file_that_is_named_twice_is_refused() {
        assertThat(refused(a.toUri().toString(), "file:" + a))
                .hasMessage("files: got 1 URIs twice, expected each URI once");
    }

    @Test
    void a_name_that_no_dataset_can_have_is_refused() {
        ArrivalRequest request =
                new ArrivalRequest("1", List.of(new NamedFile(a.toUri().toString())), null);

        assertThat(catchThrowableOfType(InvalidArrivalException.class, () -> request.arrival("Flights!", roots())))
                .hasMessageStartingWith("dataset: got Flights!, expected lower-case letters");
    }

    @Test
    void more_files_than_an_event_can_carry_are_refused() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(200)));
        String[] uris = IntStream.range(0, 400)
                .mapToObj(i -> deep.resolve(i + ".csv"))
                .map(path -> write(path))
                .map(path -> path.toUri().toString())
                .toArray(String[]::new);

        assertThat(refused(uris))
                .hasMessageStartingWith("files: got 400 files, a list of ")
                .hasMessageEndingWith("expected at most 65536 bytes; use fewer, larger files");
    }

    private String token(String... uris) {
        return request(uris).arrival("flights", roots()).token();
    }

    private InvalidArrivalException refused(String... uris) {
        return catchThrowableOfType(
                InvalidArrivalException.class, () -> request(uris).arrival("flights", roots()));
    }

    private DataRoots roots() {
        return DataRoots.of(List.of(folder.toUri()));
    }

    private static ArrivalRequest request(String... uris) {
        return new ArrivalRequest("1", Arrays.stream(uris).map(NamedFile::new).toList(), null);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Path write(Path path) {
        try {
            return Files.writeString(path, "x");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
