package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions that somebody has changed: each is read, or refused with its problems. */
class MutatedDefinitionsTest {
    private static final Path EXAMPLES = Path.of("../examples");

    /** Those of a build; a night's are {@code -Drefit.fuzz=100000}. */
    private static final int COUNT = Integer.getInteger("refit.fuzz", 300);

    private static final String[] VALUES = {
        "null",
        "{}",
        "[]",
        "[[[[",
        "-1",
        "0",
        "1e999",
        ".nan",
        "99999999999999999999",
        "~",
        "true",
        "'",
        "\"\\ud800\"",
        "\u0000",
        "&a [*a]",
        "*b",
        "!!java.net.URL [x]",
        "<<: *a",
        "|\n",
        "\t",
        "../../../etc/passwd",
        "/etc/passwd",
        "file:///dev/zero",
        "{? {} : {}}",
        "2026-01-01",
        "0x1p5",
        "🐧"
    };

    @TempDir
    Path folder;

    private final Random random = new Random(COUNT);
    private Duration slowest = Duration.ZERO;

    @AfterEach
    void tellTheSlowest() {
        System.out.printf("%d changed, the slowest was answered after %d ms%n", COUNT, slowest.toMillis());
    }

    @Test
    void whateverIsChangedInADefinitionIsReadOrRefused() throws IOException {
        for (String example : List.of("penguins", "flight-delay")) {
            String yaml = Files.readString(EXAMPLES.resolve(example).resolve("refit.yaml"));
            copySql(example);
            for (int i = 0; i < COUNT / 2; i++) {
                Path file = folder.resolve("refit.yaml");
                String changed = mutated(yaml);
                Files.writeString(file, changed, StandardCharsets.UTF_8);

                long begin = System.nanoTime();
                assertThatCode(() -> parse(file))
                        .as("number %d:%n%s", i, changed)
                        .doesNotThrowAnyException();
                answered(begin);
            }
        }
    }

    private static void parse(Path file) {
        try {
            new DefinitionParser().parse(file);
        } catch (InvalidDefinitionException e) {
            if (e.getMessage().isBlank()) {
                throw new AssertionError("refused without a reason", e);
            }
        }
    }

    private void copySql(String example) throws IOException {
        try (var files = Files.newDirectoryStream(EXAMPLES.resolve(example), "*.sql")) {
            for (Path sql : files) {
                Files.copy(sql, folder.resolve(sql.getFileName()));
            }
        }
    }

    private String mutated(String yaml) {
        StringBuilder text = new StringBuilder(yaml);
        for (int changes = random.nextInt(3); changes >= 0 && text.length() > 0; changes--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 ->
                    text.setCharAt(at, (char) (random.nextInt(4) == 0 ? random.nextInt(0xd800) : random.nextInt(128)));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to).repeat(1 + random.nextInt(20)));
                case 3 -> replaceValue(text, at);
                default -> text.insert(at, VALUES[random.nextInt(VALUES.length)]);
            }
        }
        return text.toString();
    }

    /** Puts something else behind a key, so that most of the changed stays YAML. */
    private void replaceValue(StringBuilder text, int from) {
        int colon = text.indexOf(": ", from);
        int end = colon < 0 ? -1 : text.indexOf("\n", colon);
        if (end > 0) {
            text.replace(colon + 2, end, VALUES[random.nextInt(VALUES.length)]);
        }
    }

    /** What was begun then is answered. */
    private void answered(long begin) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
}
