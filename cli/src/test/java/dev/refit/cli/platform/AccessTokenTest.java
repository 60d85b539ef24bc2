package dev.refit.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.cli.CliFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void create() {
        home = new Home(folder.resolve("home"));
        home.create();
    }

    @Test
    void aHomeGetsATokenOfItsOwnThatOnlyItsOwnerReads() throws IOException {
        Home other = new Home(folder.resolve("other"));
        other.create();
        assertThat(AccessToken.of(home)).isEmpty();

        AccessToken.ensure(home);
        AccessToken.ensure(other);

        AccessToken token = AccessToken.of(home).orElseThrow();
        assertThat(token.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(token).isNotEqualTo(AccessToken.of(other).orElseThrow());
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void theTokenStaysAndIsClosedToOthers() throws IOException {
        AccessToken.ensure(home);
        AccessToken before = AccessToken.of(home).orElseThrow();
        Files.setPosixFilePermissions(home.tokenFile(), PosixFilePermissions.fromString("rw-r--r--"));

        AccessToken.ensure(home);

        assertThat(AccessToken.of(home)).contains(before);
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void ofAPlatformElsewhereTheEnvironmentGivesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "from-the-file\n");

        assertThat(AccessToken.of(Map.of())).isEmpty();
        assertThat(AccessToken.of(Map.of("REFIT_TOKEN", " given "))).contains(new AccessToken("given"));
        assertThat(AccessToken.of(Map.of("REFIT_TOKEN_FILE", file.toString())))
                .contains(new AccessToken("from-the-file"));
        assertThatThrownBy(() -> AccessToken.of(Map.of("REFIT_TOKEN_FILE", "/no/file")))
                .isInstanceOf(CliFailure.class)
                .hasMessage("/no/file: no such file, expected a token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\nsecond", "s3cret\r\nX-Other: 1", "s3cret second", "s3cret\u00e9", "s3cret\u0000x"})
    void whatNoHeaderCanCarryIsRefusedWithoutQuotingIt(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), text);

        assertThatThrownBy(() -> AccessToken.of(Map.of("REFIT_TOKEN_FILE", file.toString())))
                .isInstanceOf(CliFailure.class)
                .hasMessageStartingWith(
                        file + ": got several lines, blanks or characters beyond ASCII, expected a token")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> AccessToken.of(Map.of("REFIT_TOKEN", text)))
                .isInstanceOf(CliFailure.class)
                .hasMessageStartingWith("REFIT_TOKEN: got ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void noLogShowsIt() {
        assertThat(new AccessToken("secret")).asString().doesNotContain("secret");
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.tokenFile()));
    }
}
