package dev.refit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md answers where to change what, and each answer is a file or folder that exists. */
class CodeMapTest {
    private static final Pattern PATH = Pattern.compile("`([^`]+)`");
    private static final int QUESTIONS = 12;

    @Test
    void everyQuestionHasAnAnswer() {
        assertThat(questions())
                .hasSize(QUESTIONS)
                .allMatch(row -> paths(row).findAny().isPresent());
    }

    @Test
    void everyAnswerExists() {
        List<String> missing = questions().stream()
                .flatMap(row -> paths(row)
                        .filter(path -> !Files.exists(Checkout.ROOT.resolve(path)))
                        .map(path -> path + ", asked for by:" + row.split("\\|")[1]))
                .toList();

        assertThat(missing).as("paths of CONTRIBUTING.md that do not exist").isEmpty();
    }

    @Test
    void theModulesOfTheMapAreTheBuilds() {
        List<String> missing = section("## The map")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(CodeMapTest::named)
                .filter(path -> !Files.exists(Checkout.ROOT.resolve(path)))
                .toList();

        assertThat(missing).as("folders of CONTRIBUTING.md that do not exist").isEmpty();
        assertThat(topLevelModules())
                .as("modules that the map of CONTRIBUTING.md leaves out")
                .allMatch(module -> section("## The map").contains("`" + module));
    }

    private static List<String> questions() {
        return section("## Where would you change")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| to change"))
                .toList();
    }

    /** The last column's. */
    private static Stream<String> paths(String row) {
        String[] columns = row.split("\\|");
        return named(columns[columns.length - 1]);
    }

    private static Stream<String> named(String text) {
        return PATH.matcher(text).results().map(path -> path.group(1));
    }

    private static List<String> topLevelModules() {
        return Pattern.compile("<module>([^</]+)")
                .matcher(Checkout.read("pom.xml"))
                .results()
                .map(module -> module.group(1))
                .distinct()
                .toList();
    }

    private static String section(String title) {
        String page = Checkout.read("CONTRIBUTING.md");
        int begin = page.indexOf("\n" + title);
        assertThat(begin).as("CONTRIBUTING.md has the section %s", title).isNotNegative();
        int end = page.indexOf("\n## ", begin + 1);
        return end < 0 ? page.substring(begin) : page.substring(begin, end);
    }
}
