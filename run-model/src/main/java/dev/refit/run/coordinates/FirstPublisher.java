package dev.refit.run.coordinates;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.run.RunId;
import dev.refit.events.run.Stage;
import dev.refit.run.release.ReleaseVersion;
import dev.refit.run.store.ReleaseFolder;
import dev.refit.run.store.RunFolder;
import dev.refit.store.ArtifactStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who was the first to publish under coordinates, by the records of releases and of promotions: of what a Refit without
 * owners left. It reads the releases of all refits, and is asked once for coordinates at most.
 */
final class FirstPublisher {
    private static final String RELEASES = ReleaseFolder.ALL;

    /** The most releases of a refit under the coordinates that are looked at, from the first. */
    private static final int LOOKED_AT = 50;

    private final ArtifactStore store;

    FirstPublisher(ArtifactStore store) {
        this.store = store;
    }

    private record Publication(Owner owner, Instant time) {}

    /** Empty when nobody has. */
    Optional<Owner> of(MavenSpec maven) {
        Map<String, List<String>> byFolder = store.list(RELEASES).stream()
                .filter(path -> path.indexOf('/', RELEASES.length()) > RELEASES.length())
                .collect(Collectors.groupingBy(path -> path.substring(0, path.indexOf('/', RELEASES.length()) + 1)));
        return byFolder.entrySet().stream()
                .flatMap(folder -> first(new ReleaseFolder(folder.getKey()), folder.getValue(), maven).stream())
                .min(Comparator.comparing(Publication::time)
                        .thenComparing(publication -> publication.owner().toString()))
                .map(Publication::owner);
    }

    private Optional<Publication> first(ReleaseFolder folder, List<String> paths, MavenSpec maven) {
        if (folder.isOfUploads()
                && names(maven).noneMatch(name -> ReleaseFolder.of(name).equals(folder))) {
            return Optional.empty();
        }
        return paths.stream()
                .flatMap(path -> folder.versionOf(path).flatMap(ReleaseVersion::parse).stream())
                .sorted()
                .flatMap(version -> store.read(folder.version(version.toString())).stream())
                .map(json -> RefitJson.read(json, ReleaseRecord.class))
                .filter(record -> mayName(record, maven))
                .limit(LOOKED_AT)
                .flatMap(record -> published(folder, record, maven).stream())
                .findFirst();
    }

    /** Most records tell for which coordinates their run was; those of the first releases do not. */
    private static boolean mayName(ReleaseRecord record, MavenSpec maven) {
        return record.trained() == null
                || names(maven)
                        .anyMatch(record.trained()
                                .run()
                                .definition()
                                .spec()
                                .packaging()
                                .maven()::equals);
    }

    private Optional<Publication> published(ReleaseFolder folder, ReleaseRecord record, MavenSpec maven) {
        return RunId.find(record.run())
                .flatMap(run -> promoted(run, maven))
                .map(time -> new Publication(folder.isOfUploads() ? Owner.UPLOADS : Owner.refit(folder.name()), time));
    }

    /** When a run has published under these coordinates. */
    private Optional<Instant> promoted(RunId run, MavenSpec maven) {
        RunFolder folder = RunFolder.of(run);
        return store.list(folder.stage(Stage.PROMOTION)).stream()
                .filter(folder::isOutcome)
                .flatMap(path -> store.read(path).stream())
                .map(json -> RefitJson.read(json, OutcomeRecord.class))
                .filter(outcome -> outcome.event() instanceof LibraryPublic released
                        && names(maven).anyMatch(name -> released.coordinates().startsWith(name.coordinates() + ":")))
                .map(OutcomeRecord::time)
                .min(Comparator.naturalOrder());
    }

    /** The coordinates, and those of the library that has published its function of Spark's under them. */
    private static Stream<MavenSpec> names(MavenSpec maven) {
        return Stream.concat(Stream.of(maven), maven.asSparkFunctionOf().stream());
    }
}
