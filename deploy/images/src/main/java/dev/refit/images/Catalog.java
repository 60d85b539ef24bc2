package dev.refit.images;

import dev.refit.images.ImageSpec.Content;
import java.nio.file.Path;
import java.util.List;

/** All images: one a service, one a workload, and a broker and an object store for trying things out. */
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
                    List.of("java", "-cp", "/app/lib/*", "dev.refit.broker.BrokerMain")),
            new ImageSpec(
                    "refit-object-store",
                    List.of(new Content(Path.of("artifact-store/s3-testkit/target/lib"), "/app/lib")),
                    List.of("java", "-cp", "/app/lib/*", "dev.refit.store.s3.testing.S3ServerMain")));

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
