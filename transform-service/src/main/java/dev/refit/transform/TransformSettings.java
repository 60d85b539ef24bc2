package dev.refit.transform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the operator decides about transforms; memory and executors are the definition's. */
@ConfigMapping(prefix = "refit.transform")
public interface TransformSettings {

    /** Processors of one pod or process. */
    @WithDefault("2")
    int cpus();

    /** Memory that Spark needs beside the executor's heap, in MiB. */
    @WithDefault("512")
    int overheadMiB();

    /** After which an attempt has failed, unless the definition says. */
    @WithDefault("2h")
    Duration timeout();
}
