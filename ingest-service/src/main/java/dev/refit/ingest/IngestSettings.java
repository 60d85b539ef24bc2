package dev.refit.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the operator decides about ingest. */
@ConfigMapping(prefix = "refit.ingest")
public interface IngestSettings {

    /** Memory of an ingest workload, in MiB. */
    @WithDefault("512")
    int memoryMiB();

    /** Processors of an ingest workload. */
    @WithDefault("2")
    int cpus();

    /** After which an attempt has failed, unless the definition says. */
    @WithDefault("1h")
    Duration timeout();

    /** Where Kafka Streams keeps what it can make again from Kafka. */
    @WithDefault("${refit.launcher.local.home}/streams")
    String stateFolder();
}
