package dev.refit.stage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredTokenTest {
    @TempDir
    Path folder;

    @Test
    void itIsTheValueOrWhatIsInTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "from-the-file\n");

        assertThat(ConfiguredToken.of(settings("refit.http.token", " given "))).contains("given");
        assertThat(ConfiguredToken.of(settings("refit.http.token-file", file.toString())))
                .contains("from-the-file");
        assertThat(ConfiguredToken.of(settings("refit.http.max-uploads", "8"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\nsecond", "s3cret second", "s3cret\u00e9", "s3cret\u0000x"})
    void whatNoHeaderCanCarryIsRefusedWithoutQuotingIt(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), text);

        assertThatThrownBy(() -> ConfiguredToken.of(settings("refit.http.token", text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("refit.http.token: got several lines, blanks or")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> ConfiguredToken.of(settings("refit.http.token-file", file.toString())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("refit.http.token-file: " + file + ": got several lines, blanks or")
                .hasMessageNotContaining("s3cret");
    }

    private static HttpSettings settings(String name, String value) {
        return new SmallRyeConfigBuilder()
                .withMapping(HttpSettings.class)
                .withDefaultValue("refit.http.body-timeout", "PT30S")
                .withDefaultValue("refit.http.upload-timeout", "PT30S")
                .withDefaultValue(name, value)
                .build()
                .getConfigMapping(HttpSettings.class);
    }
}
