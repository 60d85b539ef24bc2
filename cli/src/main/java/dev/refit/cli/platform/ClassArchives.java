package dev.refit.cli.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The platform's classes as the Java machine wants them in memory, recorded once after a build: with them its processes
 * start in about half the time. An archive that does not fit its jars is passed over by Java.
 */
public final class ClassArchives {
    private final Path folder;
    private final boolean recording;

    private ClassArchives(Path folder, boolean recording) {
        this.folder = folder;
        this.recording = recording;
    }

    /** Uses what there is. */
    public static ClassArchives used(Checkout checkout) {
        return new ClassArchives(checkout.classArchives(), false);
    }

    /** Has every process leave an archive when it ends, which then takes some seconds. */
    public static ClassArchives recorded(Checkout checkout) {
        return new ClassArchives(checkout.classArchives(), true);
    }

    boolean isRecording() {
        return recording;
    }

    /** What Java is told when it starts this part. */
    public List<String> options(Part part) {
        Path archive = folder.resolve(part.key() + ".jsa");
        if (recording) {
            return List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        }
        return Files.isReadable(archive)
                ? List.of(
                        // At the address it was recorded for, so that its pages stay as they are in the file.
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0",
                        // Spares what is not in the archive; all of it is our own build.
                        "-XX:-BytecodeVerificationRemote",
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off")
                : List.of();
    }
}
