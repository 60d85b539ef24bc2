package dev.refit.transform.job;

import dev.refit.job.JobFolder;
import dev.refit.run.store.RunFolder;
import dev.refit.run.store.StoreLayout;
import java.net.URI;
import java.util.Optional;

/** Where the artifact store keeps the jar of a definition: code from anywhere else is not run. */
final class StoredJar {
    private StoredJar() {}

    /** That of the store that the job works for; empty when its folder is not a run's. */
    static Optional<URI> of(JobFolder folder, String refit, String sha256) {
        // As files are called elsewhere: resolving leaves out the empty authority.
        String execution = folder.uri("").toString().replaceFirst("^file:/(?!/)", "file:///");
        return RunFolder.storeOf(execution).map(store -> URI.create(store + StoreLayout.definitionJar(refit, sha256)));
    }
}
