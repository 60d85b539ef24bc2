package dev.refit.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Refit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Homes that are somebody else's or on a full disk; the command runs as who the home does not belong to. */
class UnusableHomeIT {
    private static final Path LIBRARIES = Path.of("target/lib").toAbsolutePath();

    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void build() throws IOException {
        checkout = FakeService.checkout(folder.resolve("checkout"));
    }

    @Test
    void aHomeOfAnotherUserIsNamedAndLeftAlone() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        List<String> other = new ArrayList<>();
        if (Files.isWritable(home)) {
            // Root may do everything, so be nobody.
            other.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
            List<String> look = new ArrayList<>(other);
            look.addAll(
                    List.of("test", "-r", LIBRARIES.resolve("picocli-4.7.7.jar").toString()));
            assumeTrue(run(look).exitCode == 0, "nobody may not read this build, or there is no setpriv");
        }

        Ran ran = refit(other, home, "up", "--detach");

        assertThat(ran.exitCode).as(ran.output).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.output)
                .contains("The home " + home + " cannot be used: " + home, "permission denied", "Make it writable for ")
                .doesNotContain("\tat ");
        try (var left = Files.list(home)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFullDiskIsNamedWithWhatMakesRoom() throws Exception {
        onDisk("size=4k,nr_inodes=3", disk -> assertThat(up(disk).output)
                .contains("No space left on device", "refit gc")
                .doesNotContain("\tat "));
    }

    @Test
    void aDiskOnWhichTheBrokerHasNoRoomIsRefusedBeforeAnythingStarts() throws Exception {
        onDisk("size=20m", disk -> assertThat(up(disk).output).contains("Cannot start: 1", "expected at least 64 MiB"));
    }

    @Test
    void aDiskThatFilledUpUnderThePlatformIsNamedBesideWhatItEnded() throws Exception {
        onDisk("size=1m", disk -> {
            Home home = new Home(disk.resolve("home"));
            home.create();
            new PlatformRecord(new Ports(1, 2, 3, 4, 5, 6), Map.of()).write(home);
            Files.write(disk.resolve("fill"), new byte[900 * 1024]);

            Ran ran = refit(List.of(), home.folder(), "runs", "list");

            assertThat(ran.exitCode).as(ran.output).isEqualTo(ExitCodes.UNREACHABLE);
            assertThat(ran.output).contains("broker process is gone", "The disk of " + home.folder() + " is full");
        });
    }

    private interface OnDisk {
        void run(Path disk) throws Exception;
    }

    private void onDisk(String size, OnDisk test) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        List<String> mount = List.of("mount", "-t", "tmpfs", "-o", size, "tmpfs", disk.toString());
        assumeTrue(run(mount).exitCode == 0, "only root can mount a small disk");
        try {
            test.run(disk);
        } finally {
            assertThat(run(List.of("umount", disk.toString())).exitCode).isZero();
        }
    }

    private Ran up(Path disk) throws Exception {
        Ran ran = refit(List.of(), disk.resolve("home"), "up", "--detach");
        assertThat(ran.exitCode).as(ran.output).isEqualTo(ExitCodes.FAILED);
        return ran;
    }

    private record Ran(int exitCode, String output) {}

    private Ran refit(List<String> as, Path home, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(as);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Drefit.checkout=" + checkout.folder(),
                "-cp",
                LIBRARIES + "/*",
                Refit.class.getName(),
                "--home",
                home.toString()));
        line.addAll(List.of(arguments));
        return run(line);
    }

    private Ran run(List<String> line) throws InterruptedException {
        Path output = folder.resolve("output-" + System.nanoTime() + ".txt");
        try {
            int exitCode = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            return new Ran(exitCode, Files.readString(output));
        } catch (IOException e) {
            return new Ran(127, e.toString());
        }
    }
}
