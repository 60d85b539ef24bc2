package dev.refit.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the operator decides about training; memory and nodes are the definition's. */
@ConfigMapping(prefix = "refit.training")
public interface TrainingSettings {

    /** Processors of one node. */
    @WithDefault("2")
    int cpus();

    /** Memory that a node needs beside its heap, in MiB. */
    @WithDefault("512")
    int overheadMiB();

    /** After which an attempt of a trial has failed, unless the definition says. */
    @WithDefault("4h")
    Duration timeout();
}
