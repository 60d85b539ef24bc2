package dev.refit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of wrong input and of attacks name tests; a test that is renamed or gone proves nothing. */
class BadInputTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(?=[A-Z#])([A-Z]\\w*(?:Test|IT))?(?:#(\\w+))?`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/bad-input.md", "docs/security.md"})
    void everyTestThatTheTableNamesIsThere(String page) throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        String test = "";
        Matcher named = NAMED.matcher(Files.readString(ROOT.resolve(page)));
        while (named.find()) {
            test = named.group(1) == null ? test : named.group(1);
            String method = named.group(2);
            String source = tests.getOrDefault(test, "");
            if (source.isEmpty() || (method != null && !source.contains("void " + method + "("))) {
                missing.add(test + (method == null ? "" : "#" + method));
            }
        }

        assertThat(test).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> modules =
                Files.find(ROOT, 5, (path, attributes) -> attributes.isDirectory() && path.endsWith("src/test/java"))) {
            for (Path module : modules.toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        String name = file.getFileName().toString();
                        tests.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                    }
                }
            }
        }
        return tests;
    }
}
