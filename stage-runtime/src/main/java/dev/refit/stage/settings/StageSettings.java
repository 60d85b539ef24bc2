package dev.refit.stage.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings that every stage service has. */
@ConfigMapping(prefix = "refit")
public interface StageSettings {

    /** The root of the artifact store, {@code file:} or {@code s3://bucket/folder/}, ending in a slash; the same for all services. */
    URI artifactStore();

    Store store();

    Stages stage();

    Launcher launcher();

    /** How the artifact store is used. */
    interface Store {
        S3 s3();
    }

    /** What is set of an artifact store in a bucket, beside what AWS's own variables say. */
    interface S3 {
        /**
         * The ARN of the role that workloads work as, each restricted to its own folder and what its request names: by
         * AssumeRole, for the time that an attempt may take. Only with the launcher {@code kubernetes}, and a store that has
         * AWS's STS. Without it workloads have an account from elsewhere.
         */
        Optional<String> workloadRole();
    }

    /** How stages are carried out. */
    interface Stages {
        /** How many stages of runs are in flight in one process at most; further records wait in Kafka. */
        @WithDefault("512")
        int maxInFlight();

        /** How many stages of runs may wait besides, for room or for their next attempt, and hold up no others. */
        @WithDefault("1024")
        int maxWaiting();

        /** How often all workloads in flight are listed, because a hint that one has changed may be missed. */
        @WithDefault("1s")
        Duration poll();

        /**
         * How many attempts a workload has when the platform fails it, unless the definition sets it. A failure of user
         * code or data is not tried again.
         */
        @WithDefault("3")
        int attempts();

        /** The wait before the second attempt, unless the definition sets it; it doubles with each further one, up to 1h. */
        @WithDefault("5s")
        Duration backOff();

        /** How long a stage waits for an artifact store, a launcher or a broker that does not answer before it fails. */
        @WithDefault("72h")
        Duration patience();
    }

    /** Which launcher runs the workloads. */
    interface Launcher {
        /** The kind of a launcher on the class path; its own settings are below {@code refit.launcher.<kind>}. */
        @WithDefault("local")
        String kind();
    }
}
