package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The images of this build, on a cluster without a registry: made on REFIT_IMAGES_BASE, in the folder
 * REFIT_IMAGES_FOLDER, and each given to the command REFIT_IMAGES_LOAD. Without these variables they are expected there.
 */
final class ClusterImages {
    private ClusterImages() {}

    static void bring() throws IOException {
        String base = System.getenv("REFIT_IMAGES_BASE");
        if (base == null) {
            return;
        }
        Path folder = Path.of(System.getenv("REFIT_IMAGES_FOLDER"));
        ok(List.of(
                RefitCommand.CHECKOUT.resolve("deploy/images/build").toString(),
                "--base",
                base,
                "--to",
                "tar:" + folder));
        try (Stream<Path> images = Files.list(folder)) {
            for (Path image : images.filter(
                            file -> file.getFileName().toString().startsWith("refit-"))
                    .toList()) {
                ok(List.of(System.getenv("REFIT_IMAGES_LOAD"), image.toString()));
            }
        }
    }

    private static void ok(List<String> command) {
        RefitCommand.Answer answer = RefitCommand.process(command);
        assertThat(answer.exitCode()).as("%s: %s", command, answer.output()).isZero();
    }
}
