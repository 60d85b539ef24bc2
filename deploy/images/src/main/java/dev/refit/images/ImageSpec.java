package dev.refit.images;

import java.nio.file.Path;
import java.util.List;

/**
 * What is in an image beside its base.
 *
 * @param name without prefix and tag
 * @param content folders of the build, each with its place in the image
 * @param entrypoint the command; it may be empty, where whoever runs the image says it
 */
record ImageSpec(String name, List<Content> content, List<String> entrypoint) {

    /** @param folder relative to the checkout */
    record Content(Path folder, String target) {}

    static ImageSpec service(String stage) {
        return new ImageSpec(
                "refit-" + stage + "-service",
                List.of(new Content(Path.of(stage + "-service/target/quarkus-app"), "/app")),
                List.of("java", "-jar", "/app/quarkus-run.jar"));
    }

    static ImageSpec job(String stage, Content... more) {
        List<Content> content = new java.util.ArrayList<>(List.of(more));
        content.add(new Content(Path.of("workloads/" + stage + "-job/target/lib"), "/app/lib"));
        return new ImageSpec("refit-" + stage + "-job", content, List.of());
    }
}
