package dev.refit.ingest;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Where data may come from. */
@ConfigMapping(prefix = "refit.data")
public interface DataSettings {

    /**
     * Folders ({@code file:///data/}) and buckets or prefixes ({@code s3://bucket/data/}) that arrivals may name files
     * below, separated by commas. The folder {@code arrivals/} of the artifact store is always one. Ingest workloads have
     * to be told the same ones in the environment variable {@code REFIT_DATA_ROOTS}.
     */
    Optional<List<String>> roots();
}
