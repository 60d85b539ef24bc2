package dev.refit.packaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The operator's settings for packaging and promotion. */
@ConfigMapping(prefix = "refit.packaging")
public interface PackagingSettings {

    /** Memory of a packaging workload, in MiB. */
    @WithDefault("768")
    int memoryMiB();

    /** Processors of a packaging workload. */
    @WithDefault("2")
    int cpus();

    /** The time that an attempt of a packaging workload may take, unless the definition sets it. */
    @WithDefault("1h")
    Duration timeout();

    /** The Maven repository that promoted libraries are deployed to, {@code file:}, {@code http:}, {@code https:} or {@code s3:}. */
    @WithDefault("${REFIT_MAVEN_REPOSITORY:${refit.artifact-store}maven/}")
    URI mavenRepository();

    /** The account that may deploy to the Maven repository; without one requests carry no credentials. */
    Optional<String> mavenUsername();

    /** The password of that account. */
    Optional<String> mavenPassword();

    /** The time that one attempt to publish a release, or to read from the Maven repository, may take. */
    @WithDefault("10m")
    Duration mavenTimeout();

    /**
     * How many attempts to publish a release, or to read from the Maven repository, there are while it is away; with the
     * other defaults the last one follows after about three days.
     */
    @WithDefault("1000")
    int mavenAttempts();

    /** The wait before the second of these attempts; it doubles with each further one. */
    @WithDefault("1s")
    Duration mavenBackOff();

    /** The longest wait between two of these attempts. */
    @WithDefault("5m")
    Duration mavenLongestWait();

    /**
     * The file with the Ed25519 key that signs releases: a private key and its public key, both as PEM. Without one, releases
     * are not signed, and the log says so. {@code refit up} names the key of its home here.
     */
    Optional<Path> signingKeyFile();

    /**
     * Words of a command that signs {@code {file}} and leaves {@code {signature}}, such as {@code
     * gpg,--batch,--armor,--detach-sign,--output,{signature},{file}}; without one no file has a signature of its own.
     */
    Optional<List<String>> signCommand();
}
