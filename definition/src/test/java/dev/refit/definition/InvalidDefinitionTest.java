package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code src/test/resources/invalid/*.yaml} is refused with the words of the {@code .txt} beside it. With {@code
 * -Drefit.golden.write=true} the words are written anew, to be read before they are committed.
 */
class InvalidDefinitionTest {
    private static final Path FOLDER = Path.of("src/test/resources/invalid");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void it_is_refused_with_every_problem_at_its_place(String name) throws IOException {
        Path golden = FOLDER.resolve(name.replace(".yaml", ".txt"));

        String message = refused(FOLDER.resolve(name)).getMessage().replace(FOLDER + "/", "") + "\n";

        if (Boolean.getBoolean("refit.golden.write")) {
            Files.writeString(golden, message);
        }
        assertThat(message).isEqualTo(Files.readString(golden));
    }

    @Test
    void there_are_at_least_twenty_five_ways_to_be_wrong() throws IOException {
        assertThat(names()).hasSizeGreaterThan(25);
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_missing() {
        assertThat(refused(Path.of("none.yaml"))).hasMessage("none.yaml:1:1: got no file, expected one that exists");
    }

    @Test
    void a_folder_is_no_definition() {
        assertThat(refused(FOLDER)).hasMessage(FOLDER + ":1:1: got a folder, expected a file");
    }

    private static InvalidDefinitionException refused(Path file) {
        return catchThrowableOfType(InvalidDefinitionException.class, () -> new DefinitionParser().parse(file));
    }
}
