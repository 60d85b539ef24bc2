package dev.refit.packaging;

import dev.refit.events.ModelSchema;
import dev.refit.events.ReleaseRecord;
import dev.refit.events.ReleaseVersion;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.Stage;
import dev.refit.events.definition.StoredFile;
import dev.refit.stage.StageRecords;
import dev.refit.store.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which run has which version of a refit's library. Each version follows exactly one other, so that no two runs ever share
 * one, a run has the same one however often and from however many places it asks, and a version says how the model's schema
 * differs from that of the one before, whether that was published or not.
 */
@ApplicationScoped
class ReleaseVersions {
    private final ArtifactStore store;
    private final StageRecords records;

    /** By refit and version; a record is written once and stays, so it is read once. */
    private final Map<String, String> runs = new ConcurrentHashMap<>();

    ReleaseVersions(ArtifactStore store, StageRecords records) {
        this.store = store;
        this.records = records;
    }

    /** @param previous the record of the release to compare with; empty for the first one */
    record Reserved(String version, Optional<StoredFile> previous) {}

    /** The version of this run; the next one when it has none yet. */
    Reserved reserve(ModelTrained trained) {
        ReleaseRecords releases = new ReleaseRecords(store, trained.run().refit());
        List<ReleaseVersion> versions = releases.versions();
        for (ReleaseVersion version : versions) {
            if (run(releases, trained.run().refit(), version).equals(trained.runId())) {
                return reserved(releases, releases.read(version));
            }
        }
        Optional<ReleaseVersion> last =
                versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
        return reserved(releases, claim(releases, last, trained));
    }

    /** Goes on along the chain, over what others have claimed meanwhile, until this run's record is part of it. */
    private ReleaseRecord claim(ReleaseRecords releases, Optional<ReleaseVersion> last, ModelTrained trained) {
        ReleaseRecord claimed =
                releases.after(last).orElseGet(() -> releases.claim(last, wanted(releases, last, trained)));
        releases.publish(claimed);
        return claimed.run().equals(trained.runId())
                ? claimed
                : claim(releases, ReleaseVersion.parse(claimed.version()), trained);
    }

    private ReleaseRecord wanted(ReleaseRecords releases, Optional<ReleaseVersion> last, ModelTrained trained) {
        StoredFile schema = releases.keep(trained.model().schema());
        Optional<ModelSchema> known = releases.schema(schema);
        String version = last.map(before ->
                        before.next(releases.schema(releases.read(before).schema()), known))
                .orElse(ReleaseVersion.FIRST)
                .toString();
        return new ReleaseRecord(
                version, trained.runId(), lastPublished(releases).orElse(null), schema, trained);
    }

    private Optional<String> lastPublished(ReleaseRecords releases) {
        return releases.versions().stream()
                .sorted(Comparator.reverseOrder())
                .map(releases::read)
                .filter(release -> release.trained() != null)
                .filter(release -> records.endedWith(release.run(), Stage.PROMOTION, ModelPromoted.class))
                .map(ReleaseRecord::version)
                .findFirst();
    }

    private static Reserved reserved(ReleaseRecords releases, ReleaseRecord release) {
        Optional<StoredFile> previous = Optional.ofNullable(release.previous())
                .flatMap(ReleaseVersion::parse)
                .map(releases::stored);
        return new Reserved(release.version(), previous);
    }

    private String run(ReleaseRecords releases, String refit, ReleaseVersion version) {
        return runs.computeIfAbsent(
                refit + "/" + version, any -> releases.read(version).run());
    }
}
