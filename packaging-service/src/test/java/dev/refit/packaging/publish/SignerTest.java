package dev.refit.packaging.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.release.Release;
import dev.refit.packaging.repository.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases that are signed by a command, here a script. */
class SignerTest {
    private static final String FOLDER = "com/example/models/delay-model/1.0.0/";

    @TempDir
    Path temp;

    @Test
    void everyFileIsPublishedWithItsSignature() throws Exception {
        publisher(script("echo \"signed $(cat \"$1\")\" > \"$2\"")).publish(release());

        try (Stream<Path> files = Files.list(temp.resolve("maven/" + FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.contains(".asc"))
                    .containsExactlyInAnyOrder(
                            "delay-model-1.0.0.jar.asc",
                            "delay-model-1.0.0.pom.asc",
                            "delay-model-1.0.0-sources.jar.asc",
                            "delay-model-1.0.0-tests.jar.asc");
        }
        assertThat(temp.resolve("maven/" + FOLDER + "delay-model-1.0.0.jar.asc"))
                .hasContent("signed the jar of 1.0.0");
    }

    @Test
    void aSignatureThatStandsIsNotMadeAgain() throws Exception {
        String another = "echo \"$$ signed\" > \"$2\"";
        publisher(script(another)).publish(release());
        Path signature = temp.resolve("maven/" + FOLDER + "delay-model-1.0.0.jar.asc");
        String first = Files.readString(signature);
        Files.delete(temp.resolve("maven/" + FOLDER + "delay-model-1.0.0.pom.asc"));

        publisher(script(another)).publish(release());

        assertThat(signature).hasContent(first);
        assertThat(temp.resolve("maven/" + FOLDER + "delay-model-1.0.0.pom.asc"))
                .isNotEmptyFile();
    }

    @Test
    void aCommandThatFailsPublishesNothingAndIsQuoted() {
        assertThatThrownBy(() -> publisher(script("echo no secret key; exit 2")).publish(release()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("sh, which is to sign jar, ended with exit code 2")
                .hasMessageContaining("no secret key");
        assertThat(temp.resolve("maven/com")).doesNotExist();
    }

    @Test
    void aCommandThatLeavesNothingOrIsNotThereFails() {
        assertThatThrownBy(() -> publisher(script("true")).publish(release()))
                .hasMessageContaining("ended with exit code 0 and left no signature");
        assertThatThrownBy(() -> publisher(List.of("no-such-signer", "{file}", "{signature}"))
                        .publish(release()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("no-such-signer, which is to sign jar, cannot be started");
    }

    @Test
    void aCommandThatNamesNoFileIsRefused() {
        assertThatThrownBy(() -> publisher(List.of("gpg", "{file}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refit.packaging.sign-command: got [gpg, {file}]");
    }

    private MavenPublisher publisher(List<String> command) {
        return new MavenPublisher(
                temp.resolve("maven").toUri(), Optional.empty(), Optional.empty(), Optional.of(command));
    }

    private static List<String> script(String text) {
        return List.of("sh", "-c", text, "sign", "{file}", "{signature}");
    }

    private Release release() throws IOException {
        return Releases.of(temp.resolve("releases"), "1.0.0");
    }
}
