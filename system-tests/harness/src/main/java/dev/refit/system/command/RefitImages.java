package dev.refit.system.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The images of this build, made on REFIT_IMAGES_BASE; without this variable they are expected where they are needed.
 */
public final class RefitImages {
    private RefitImages() {}

    /**
     * To a cluster without a registry: in the folder REFIT_IMAGES_FOLDER, and each given to the command REFIT_IMAGES_LOAD.
     * Once, however many tests and modules ask for them.
     */
    public static synchronized void bringToCluster() throws IOException {
        String base = System.getenv("REFIT_IMAGES_BASE");
        if (base == null) {
            return;
        }
        Path folder = Path.of(System.getenv("REFIT_IMAGES_FOLDER"));
        Path brought = folder.resolve("brought");
        if (Files.exists(brought)) {
            return;
        }
        build(base, "tar:" + folder);
        try (Stream<Path> images = Files.list(folder)) {
            for (Path image : images.filter(
                            file -> file.getFileName().toString().startsWith("refit-"))
                    .toList()) {
                ok(List.of(System.getenv("REFIT_IMAGES_LOAD"), image.toString()));
            }
        }
        Files.createFile(brought);
    }

    public static void bringToDocker() {
        String base = System.getenv("REFIT_IMAGES_BASE");
        if (base != null) {
            build(base, "docker:");
        }
    }

    private static void build(String base, String where) {
        if (base.startsWith("tar:")) {
            Path file = Path.of(base.substring("tar:".length()));
            await("the base of the images, which may still be in the making")
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> Files.isRegularFile(file));
        }
        String build = RefitCommand.CHECKOUT.resolve("deploy/images/build").toString();
        ok(List.of(build, "--base", base, "--to", where));
    }

    private static void ok(List<String> command) {
        RefitCommand.Answer answer = RefitCommand.process(command);
        assertThat(answer.exitCode()).as("%s: %s", command, answer.output()).isZero();
    }
}
