package dev.refit.images;

import dev.refit.images.ImageSpec.Content;
import java.nio.file.Path;
import java.util.List;

/** All images: one a service, one a workload, and the broker of a cluster for trying things out. */
final class Catalog {
    static final List<ImageSpec> IMAGES = List.of(
            ImageSpec.service("ingest"),
            ImageSpec.service("transform"),
            ImageSpec.service("training"),
            ImageSpec.service("packaging"),
            ImageSpec.job("ingest"),
            spark(),
            ImageSpec.job("training"),
            ImageSpec.job("packaging"),
            new ImageSpec(
                    "refit-broker",
                    List.of(new Content(Path.of("embedded-broker/target/lib"), "/app/lib")),
                    List.of("java", "-cp", "/app/lib/*", "dev.refit.broker.BrokerMain")));

    private Catalog() {}

    /** Spark's operators, and Spark itself for its executors, start what an image's entry point makes of their words. */
    private static ImageSpec spark() {
        ImageSpec job = ImageSpec.job(
                "transform",
                new Content(Path.of("workloads/transform-job/src/main/assembly"), "/app/jvm"),
                new Content(Path.of("deploy/images/src/main/spark"), "/opt"));
        return new ImageSpec(job.name(), job.content(), List.of("sh", "/opt/entrypoint.sh"));
    }
}
