package dev.refit.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The operator's settings of ingest. */
@ConfigMapping(prefix = "refit.ingest")
public interface IngestSettings {

    /** Memory of an ingest workload, in MiB. */
    @WithDefault("512")
    int memoryMiB();

    /** Processors of an ingest workload. */
    @WithDefault("2")
    int cpus();

    /** After this time an attempt has failed. A definition may set another one. */
    @WithDefault("1h")
    Duration timeout();

    /** The folder where Kafka Streams keeps what it can rebuild from Kafka. */
    @WithDefault("${refit.launcher.local.home}/streams")
    String stateFolder();

    /**
     * The most bytes that uploaded models and their examples may occupy in the artifact store, such as {@code 20G}. An
     * upload that would make them more is refused with 507, also one that does not tell its length. Without it nothing but
     * the disk bounds them. With several replicas each counts its own uploads under way.
     */
    Optional<MemorySize> uploadsQuota();
}
