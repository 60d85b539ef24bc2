package dev.refit.packaging.version;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.StageEvent;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.run.calendar.PartitionOrder;
import dev.refit.run.release.ReleaseVersion;
import dev.refit.stage.records.StageRecords;
import dev.refit.store.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps the highest version of a library the one of the newest partition: consumers take it by range. A model of an older
 * partition is in the way of nobody as long as its version is lower than that of the newer one.
 */
@ApplicationScoped
public class NewerPartitions {
    private final ArtifactStore store;
    private final StageRecords records;

    public NewerPartitions(ArtifactStore store, StageRecords records) {
        this.store = store;
        this.records = records;
    }

    /**
     * Why a library stays private: its version is above one of a newer partition, which is public or on its way. Empty when
     * nothing is in the way, or the definition publishes older partitions as well.
     */
    public Optional<String> reasonAgainst(ModelPackaged packaged) {
        RunContext run = packaged.run();
        ReleaseRecords releases = new ReleaseRecords(store, run.refit());
        Optional<ReleaseRecord> bound = releases.of(run.run())
                .map(ReleaseRecord::newer)
                .flatMap(ReleaseVersion::parse)
                .flatMap(releases::find);
        if (bound.isPresent()) { // Its number was given to what stays private, whatever the definition says by now.
            return bound.map(newer -> reason(run, packaged.release().version(), newer));
        }
        return ReleaseVersion.parse(packaged.release().version())
                .flatMap(own -> newer(releases, lower(releases, own), run, this::isOnItsWay))
                .map(newer -> reason(run, packaged.release().version(), newer));
    }

    /** The public version of a newer partition than this run's that no higher version may follow, if there is one. */
    Optional<ReleaseRecord> published(ReleaseRecords releases, List<ReleaseVersion> versions, RunContext run) {
        return newer(releases, versions, run, release -> false);
    }

    /**
     * Goes from the highest version down to the first that is public: when that was published, it was the newest of all below.
     *
     * @param counts which versions count beside the public one
     */
    private Optional<ReleaseRecord> newer(
            ReleaseRecords releases, List<ReleaseVersion> versions, RunContext run, Predicate<ReleaseRecord> counts) {
        PartitionOrder order = new PartitionOrder(run.definition().spec().data().partitions());
        if (run.definition().spec().packaging().publishesOlderPartitions() || !order.isPeriod(run.partition())) {
            return Optional.empty();
        }
        for (ReleaseVersion version :
                versions.stream().sorted(Comparator.reverseOrder()).toList()) {
            ReleaseRecord release = releases.read(version);
            if (release.trained() == null
                    || release.newer() != null
                    || !isOfSameLibrary(release, run)
                    || !order.areComparable(run.partition(), partition(release))) {
                continue;
            }
            boolean isOlder = order.isOlder(run.partition(), partition(release));
            boolean isPublic = isPublic(release);
            if (isOlder && (isPublic || counts.test(release))) {
                return Optional.of(release);
            }
            if (isPublic) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isOfSameLibrary(ReleaseRecord release, RunContext run) {
        return release.trained()
                .run()
                .definition()
                .spec()
                .packaging()
                .maven()
                .equals(run.definition().spec().packaging().maven());
    }

    private static List<ReleaseVersion> lower(ReleaseRecords releases, ReleaseVersion own) {
        return releases.versions().stream()
                .filter(version -> version.compareTo(own) < 0)
                .toList();
    }

    private boolean isPublic(ReleaseRecord release) {
        return records.endedWith(release.run(), Stage.PROMOTION, ModelPromoted.class);
    }

    /** What is committed to will be public. What has failed or was cancelled is not waited for. */
    private boolean isOnItsWay(ReleaseRecord release) {
        RunRef run = release.trained().run().ref();
        return records.outcomes(run, Stage.PROMOTION).isEmpty()
                && records.outcomes(run, Stage.PACKAGING).stream()
                        .map(OutcomeRecord::event)
                        .noneMatch(StageEvent.class::isInstance);
    }

    private static String partition(ReleaseRecord release) {
        return release.trained().run().partition();
    }

    private String reason(RunContext run, String version, ReleaseRecord newer) {
        String state = isPublic(newer) ? " is published" : " (run " + newer.run() + ") is on its way";
        return "the partition " + run.partition() + " is older than " + partition(newer) + ", whose version "
                + newer.version() + state + ", and " + version + " would become the newest version."
                + " To publish models of older partitions as well, apply the definition with packaging.olderPartitions:"
                + " publish, and run it: refit run " + run.refit() + " --partition " + run.partition();
    }
}
