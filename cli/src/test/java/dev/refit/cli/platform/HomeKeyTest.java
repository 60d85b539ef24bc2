package dev.refit.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.cli.CliFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeKeyTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void create() {
        home = new Home(folder.resolve("home"));
        home.create();
    }

    @Test
    void aHomeGetsAKeyOfItsOwnThatOnlyItsOwnerReads() throws IOException {
        Home other = new Home(folder.resolve("other"));
        other.create();
        assertThat(HomeKey.of(home)).isEmpty();

        HomeKey.ensure(home);
        HomeKey.ensure(other);

        assertThat(HomeKey.of(home).orElseThrow().id())
                .hasSize(64)
                .isNotEqualTo(HomeKey.of(other).orElseThrow().id());
        assertThat(home.signingKeyFile())
                .content()
                .contains("-----BEGIN PRIVATE KEY-----", "-----BEGIN PUBLIC KEY-----");
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void theKeyStaysAndIsClosedToOthersAndADraftOfACrashIsReplaced() throws IOException {
        Files.writeString(home.folder().resolve(home.signingKeyFile().getFileName() + ".draft"), "torn");
        HomeKey.ensure(home);
        String before = HomeKey.of(home).orElseThrow().id();
        Files.setPosixFilePermissions(home.signingKeyFile(), PosixFilePermissions.fromString("rw-r--r--"));

        HomeKey.ensure(home);

        assertThat(HomeKey.of(home).orElseThrow().id()).isEqualTo(before);
        assertThat(permissions()).isEqualTo("rw-------");
        assertThat(home.folder().resolve(home.signingKeyFile().getFileName() + ".draft"))
                .doesNotExist();
    }

    @Test
    void aFileThatHoldsNoneIsNamed() throws IOException {
        Files.writeString(home.signingKeyFile(), "no key");

        assertThatThrownBy(() -> HomeKey.of(home))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining(home.signingKeyFile() + ": got no line -----BEGIN PUBLIC KEY-----");
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.signingKeyFile()));
    }
}
