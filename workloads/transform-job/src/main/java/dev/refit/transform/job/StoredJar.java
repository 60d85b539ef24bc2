package dev.refit.transform.job;

import dev.refit.job.JobFolder;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the artifact store keeps the jar of a definition: code from anywhere else is not run. */
final class StoredJar {
    private static final Pattern RUN = Pattern.compile("(.*/)runs/[^/]+/[^/]+/transform/[^/]+/");

    private StoredJar() {}

    /** That of the store that the job works for; empty when its folder is not a run's. */
    static Optional<URI> of(JobFolder folder, String refit, String sha256) {
        // As files are called elsewhere: resolving leaves out the empty authority.
        Matcher run = RUN.matcher(folder.uri("").toString().replaceFirst("^file:/(?!/)", "file:///"));
        return run.matches()
                ? Optional.of(URI.create(run.group(1) + "definitions/" + sha256 + "/" + refit + ".jar"))
                : Optional.empty();
    }
}
