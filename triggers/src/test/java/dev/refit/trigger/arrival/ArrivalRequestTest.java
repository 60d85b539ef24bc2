package dev.refit.trigger.arrival;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refit.trigger.arrival.ArrivalRequest.NamedFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalRequestTest {
    private static final String SHA = "ab".repeat(32);

    @Test
    void files_are_named_by_uri_or_with_what_the_publisher_knows_of_them() {
        ArrivalRequest request = read(
                """
                {"partition": "2013-01", "digest": "v7",
                 "files": ["file:///a.csv", {"uri": "file:///b.csv", "size": 3, "sha256": "%s"}]}
                """
                        .formatted(SHA));

        assertThat(request)
                .isEqualTo(new ArrivalRequest(
                        "2013-01",
                        List.of(new NamedFile("file:///a.csv"), new NamedFile("file:///b.csv", 3L, SHA)),
                        "v7"));
    }

    @Test
    void every_problem_is_named_at_once() {
        InvalidArrivalException refused = refused(
                """
                {"partiton": "2013-01", "digest": 7, "again": "yes",
                 "files": ["", 4, {"uri": "file:///b", "size": 1.5, "sha": ""}, {"uri": "file:///c", "size": -1}]}
                """);

        assertThat(refused.problems())
                .containsExactly(
                        "partiton: unknown, expected only again, digest, files, partition",
                        "partition: got nothing, expected a text that is not empty",
                        "digest: got 7, expected a text that is not empty",
                        "again: got \"yes\", expected true or false",
                        "files[0].uri: got \"\", expected a text that is not empty",
                        "files[1]: got 4, expected a file: or s3: URI, or an object with uri, size and sha256",
                        "files[2].sha: unknown, expected only sha256, size, uri",
                        "files[2].size: got 1.5, expected a whole number of bytes",
                        "files[3].size: got -1, expected zero or more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''                                                  | got nothing, expected a JSON object
            []                                                  | got [], expected a JSON object
            null                                                | got null, expected a JSON object
            {"partition": "1", "files": []}                     | files: got [], expected an array of at least one file
            {"partition": "1"}                                  | files: got nothing, expected an array of at least one file
            {"partition": "a/b", "files": ["file:///a"]}        | partition: got a/b, expected 1 to 64 of letters, digits, '.', '_', '=' and '-', such as 2013-03
            {"partition": "1", "files": ["file:///a"], "digest": "a b"} | digest: got a b, expected 1 to 200 printable ASCII characters without spaces
            """)
    void what_is_no_arrival_is_refused(String json, String problem) {
        assertThat(refused(json)).hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"partition"            | 1
            {"partition": 1} {}     | 1
            {"digest": 1, "digest": 2} | 1
            """)
    void what_is_no_json_is_refused_with_its_place(String json, int line) {
        assertThat(refused(json)).hasMessageStartingWith("not JSON: ").hasMessageContaining("(line " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth", "number", "name"})
    void what_is_larger_than_any_arrival_is_refused_without_repeating_it(String what) {
        String json =
                switch (what) {
                    case "depth" -> "{\"files\":" + "[".repeat(5_000);
                    case "number" -> "{\"files\": [{\"size\": " + "9".repeat(900_000) + "}]}";
                    default -> "{\"" + "n".repeat(1 << 20) + "\": 1}";
                };

        assertThat(refused(json)).hasMessageStartingWith("not JSON: ").hasMessageContaining("exceeds the maximum");
    }

    @Test
    void of_a_long_value_the_beginning_is_shown() {
        String json = "{\"partition\": \"" + "p".repeat(100_000) + "\", \"files\": [" + "[".repeat(100)
                + "]".repeat(100) + "]}";

        assertThat(refused(json).problems())
                .allSatisfy(problem -> assertThat(problem).hasSizeLessThan(700));
    }

    private static ArrivalRequest read(String json) {
        return ArrivalRequest.read(json.getBytes(UTF_8));
    }

    private static InvalidArrivalException refused(String json) {
        return catchThrowableOfType(InvalidArrivalException.class, () -> read(json));
    }
}
