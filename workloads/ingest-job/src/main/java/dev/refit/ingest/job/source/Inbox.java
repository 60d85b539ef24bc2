package dev.refit.ingest.job.source;

import dev.refit.job.JobFolder;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder of the artifact store that refit publish copies files into: always a data root. */
public final class Inbox {
    private static final Pattern RUN = Pattern.compile("(.*/)runs/[^/]+/[^/]+/ingest/[^/]+/");

    private Inbox() {}

    /** That of the store that the job works for; empty when its folder is not a run's. */
    public static Optional<URI> of(JobFolder folder) {
        Matcher run = RUN.matcher(folder.uri("").toString());
        return run.matches() ? Optional.of(URI.create(run.group(1) + "arrivals/")) : Optional.empty();
    }
}
