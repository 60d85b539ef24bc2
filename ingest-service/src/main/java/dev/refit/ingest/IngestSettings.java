package dev.refit.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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
}
