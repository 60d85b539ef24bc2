package dev.refit.packaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the operator decides about packaging and promotion. */
@ConfigMapping(prefix = "refit.packaging")
public interface PackagingSettings {

    /** Memory of a packaging workload, in MiB. */
    @WithDefault("768")
    int memoryMiB();

    /** Processors of a packaging workload. */
    @WithDefault("2")
    int cpus();

    /** After which an attempt has failed, unless the definition says. */
    @WithDefault("1h")
    Duration timeout();

    /** The Maven repository that promoted libraries are deployed to, {@code file:}, {@code http:}, {@code https:} or {@code s3:}. */
    @WithDefault("${REFIT_MAVEN_REPOSITORY:${refit.artifact-store}maven/}")
    URI mavenRepository();

    /** Of an account that may deploy to the Maven repository; without one requests carry no credentials. */
    Optional<String> mavenUsername();

    /** Of the same account. */
    Optional<String> mavenPassword();

    /**
     * Words of a command that signs {@code {file}} and leaves {@code {signature}}, such as {@code
     * gpg,--batch,--armor,--detach-sign,--output,{signature},{file}}; without one nothing is signed.
     */
    Optional<List<String>> signCommand();
}
