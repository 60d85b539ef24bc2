package dev.refit.packaging.job.document;

import dev.refit.events.ReleaseRecord;
import dev.refit.events.TrialSummary;
import dev.refit.events.workload.WorkloadRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Dependency;

/**
 * The release that is documented.
 *
 * @param mojo the model itself, in its file {@code mojoName} of the library
 * @param canonicalModel see {@link CanonicalModel}
 * @param dependencies what the library needs to score
 * @param previous the release that it is compared with; empty for the first
 */
record Subject(
        WorkloadRequest.Package request,
        Path mojo,
        String mojoName,
        String canonicalModel,
        List<Dependency> dependencies,
        Optional<ReleaseRecord> previous) {

    String groupId() {
        return request.run().definition().spec().packaging().maven().groupId();
    }

    String artifactId() {
        return request.run().definition().spec().packaging().maven().artifactId();
    }

    String version() {
        return request.version();
    }

    /** The trial whose model this is. */
    TrialSummary chosen() {
        return request.model().trials().stream()
                .filter(trial -> trial.trial() == request.model().trial())
                .findFirst()
                .orElseGet(() -> request.model().trials().get(0));
    }

    /** A package URL of the library. */
    String purl() {
        return purl(groupId(), artifactId(), version());
    }

    static String purl(String groupId, String artifactId, String version) {
        return "pkg:maven/" + groupId + "/" + artifactId + "@" + version;
    }
}
