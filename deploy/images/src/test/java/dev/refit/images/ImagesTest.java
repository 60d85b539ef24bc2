package dev.refit.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ImagesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"eclipse-temurin:17-jre", "eclipse-temurin@sha256:abc", "registry.example.com/jre:17"})
    void imagesAreNotPushedOnABaseThatItsTagMayExchange(String base) {
        assertThat(errors("--base", base, "--to", "registry.example.com/refit"))
                .contains("--base: got " + base, "expected NAME@sha256:DIGEST");
    }

    @Test
    void theDefaultBaseIsForFilesAndTheDaemonOnly() {
        assertThat(errors("--to", "registry.example.com/refit")).contains("--base: got eclipse-temurin:17-jre");
    }

    @Test
    void aBaseOfAFileNeedsNoDigest() {
        assertThat(errors("--base", "tar:" + folder.resolve("none.tar"), "--to", "tar:" + folder, "no-such-image"))
                .doesNotContain("--base");
    }

    private static String errors(String... line) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new Images()).execute(line)).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
