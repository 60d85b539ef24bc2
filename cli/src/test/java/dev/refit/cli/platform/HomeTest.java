package dev.refit.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.cli.Call;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatKafkaWouldTakeForTwoIsRefusedByName() {
        Path home = folder.resolve("a,b");

        assertThat(List.of(Call.of(home, "up", "--detach"), Call.of(folder, "up", "--home", home.toString())))
                .allSatisfy(call -> {
                    assertThat(call.exitCode()).isEqualTo(ExitCodes.INVALID);
                    assertThat(call.err())
                            .contains("The home folder is " + home, "without commas", "--home or REFIT_HOME")
                            .doesNotContain("\tat ", "CliFailure");
                });
        assertThat(home).doesNotExist();
    }

    @Test
    void dataRootsAreRememberedOnceEachAndReadBack() throws IOException {
        Home home = new Home(folder.resolve("home"));
        Path odd = Files.createDirectories(folder.resolve("a, b"));

        HomeRoots.add(home, HomeRoots.named(List.of(odd.toString())));
        HomeRoots.add(home, HomeRoots.named(List.of("s3://bucket/data", odd.toString())));

        assertThat(HomeRoots.read(home).uris()).containsExactly(odd.toUri(), URI.create("s3://bucket/data/"));
        Files.writeString(home.folder().resolve("data-roots"), "# by hand\n\n/data\n");
        assertThatThrownBy(() -> HomeRoots.read(home))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("data root: got /data, expected a folder such as file:///data/");
    }

    @Test
    void whatCannotBeADataRootIsRefusedBeforeAnythingStarts() throws IOException {
        Path file = Files.createFile(folder.resolve("file.csv"));

        for (String root : List.of(file.toString(), folder.resolve("none").toString(), "/", "/proc", "s3:///a")) {
            Call call = Call.of(folder.resolve("home"), "up", "--detach", "--data", root);

            assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCodes.INVALID);
            assertThat(call.err()).contains("--data: ").doesNotContain("\tat ");
        }
        assertThat(folder.resolve("home/data-roots")).doesNotExist();
    }

    @Test
    void aHomeIsItsOwnersAloneAlsoOneThatOthersCouldLookInto() throws IOException {
        Home fresh = new Home(folder.resolve("fresh/home"));
        Home old = new Home(Files.createDirectory(folder.resolve("old")));
        Path kept = Files.writeString(old.folder().resolve("kept"), "as it was");
        Files.setPosixFilePermissions(old.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(fresh.isOpenToOthers()).isFalse();
        assertThat(old.isOpenToOthers()).isTrue();
        fresh.create();
        old.create();

        for (Home home : List.of(fresh, old)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())))
                    .isEqualTo("rwx------");
            assertThat(home.isOpenToOthers()).isFalse();
        }
        assertThat(kept).hasContent("as it was");
    }

    @Test
    void aHomeThatIsAFileIsNamedByEveryCommand() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(List.of(Call.of(file, "up", "--detach"), Call.of(file, "runs", "list"), Call.of(file, "down")))
                .allSatisfy(call -> {
                    assertThat(call.exitCode()).isEqualTo(ExitCodes.FAILED);
                    assertThat(call.err())
                            .contains(
                                    "The home " + file + " cannot be used: ",
                                    "Not a directory",
                                    "--home DIR or REFIT_HOME")
                            .doesNotContain("\tat ", "REFIT_DEBUG");
                });
    }

    @Test
    void aRecordOfThePlatformThatIsTornIsNamedWithWhatToDo() throws IOException {
        Home home = new Home(folder);
        home.create();
        Files.writeString(home.platformFile(), "{");

        assertThat(List.of(Call.of(folder, "runs", "list"), Call.of(folder, "down"), Call.of(folder, "up")))
                .allSatisfy(call -> {
                    assertThat(call.exitCode()).isEqualTo(ExitCodes.FAILED);
                    assertThat(call.err())
                            .contains(home.platformFile() + ", which says", "then delete that file")
                            .doesNotContain("\tat ", "Source:");
                });
        assertThat(Call.of(folder, "doctor").out()).contains("which says what of the platform runs");
    }

    @Test
    void aHomeOfALaterVersionIsRefusedAndNotTouched() throws IOException {
        Files.writeString(folder.resolve("home.json"), "{\"format\": 2, \"more\": true}");

        assertThat(List.of(
                        Call.of(folder, "up", "--detach"),
                        Call.of(folder, "down"),
                        Call.of(folder, "gc", "--keep", "1", "--yes"),
                        Call.of(folder, "runs", "list")))
                .allSatisfy(call -> {
                    assertThat(call.exitCode()).isEqualTo(ExitCodes.FAILED);
                    assertThat(call.err()).contains("is of format 2, this Refit knows format 1", "Nothing was changed");
                });
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aMarkThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("home.json"), "later");

        assertThat(Call.of(folder, "down").err()).contains(folder.resolve("home.json") + " cannot be read: ");
    }

    @Test
    void aHomeWithoutAMarkIsTakenAndMarked() throws IOException {
        Home home = new Home(folder);
        home.create();

        PlatformLock.take(home).close();
        PlatformLock.take(home).close();

        assertThat(folder.resolve("home.json")).hasContent("{\"format\":1}");
    }

    @Test
    void whoeverComesWhileAnotherStartsOrEndsThePlatformIsToldSo() {
        Home home = new Home(folder);

        try (PlatformLock held = PlatformLock.take(home)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> PlatformLock.take(home))
                    .isInstanceOf(CliFailure.class)
                    .hasMessageContaining("Another refit command is starting or ending the platform in " + folder);
        }
    }
}
