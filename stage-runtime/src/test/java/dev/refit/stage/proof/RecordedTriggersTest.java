package dev.refit.stage.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.EventType;
import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.release.Release;
import dev.refit.events.run.Actor;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import dev.refit.run.store.RunFolder;
import dev.refit.stage.records.StageRecords;
import dev.refit.stage.testing.Forgeries;
import dev.refit.stage.testing.Recorded;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.Triggers;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTriggersTest {
    @TempDir
    Path folder;

    private ArtifactStore store;
    private RecordedTriggers proof;
    private RunContext run;

    @BeforeEach
    void store() {
        store = FileArtifactStore.at(folder.resolve("a störe, 100%"));
        proof = new RecordedTriggers(new StageRecords(store), store);
        run = Samples.run();
    }

    @Test
    void whatTheStageBeforeHasOnRecordIsTrueInEveryLaterGeneration() {
        for (StageTrigger event : triggers()) {
            StageTrigger recorded = Recorded.in(store, event);

            assertThatCode(() -> proof.require(recorded)).doesNotThrowAnyException();
            assertThatCode(() -> proof.require(recorded.inGeneration(3))).doesNotThrowAnyException();
            assertThatCode(() -> proof.require(recorded.inGeneration(3).by(Actor.token("anna"))))
                    .as("whoever asks for a retry")
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> proof.require(new RunRequested(run))).doesNotThrowAnyException();
    }

    @Test
    void everyMemberThatNamesAFileOrADigestIsCompared() {
        for (StageTrigger event : triggers()) {
            StageTrigger recorded = Recorded.in(store, event);

            Map<String, StageTrigger> forgeries = Forgeries.of(recorded);

            assertThat(forgeries).isNotEmpty();
            forgeries.forEach((member, forged) -> assertThatThrownBy(() -> proof.require(forged))
                    .as("%s of %s", member, EventType.of(event).key())
                    .isInstanceOf(UnprovenTriggerException.class)
                    .hasMessageContaining(": got ")
                    .satisfies(e -> assertThat(parent(named(e)))
                            .isIn(parent(member), forged.runId().equals(recorded.runId()) ? parent(member) : "")));
        }
    }

    @Test
    void everyEventThatAStageHandsOnIsForgedInEveryFileThatItsTypeNames() {
        assertThat(triggers().stream().map(EventType::of))
                .as("an event of each type")
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> StageTrigger.class.isAssignableFrom(type.payload()))
                        .filter(type -> type != EventType.RUN_REQUESTED)
                        .toList());
        for (StageTrigger event : triggers()) {
            Set<String> forged = Forgeries.of(Recorded.in(store, event)).keySet().stream()
                    .map(member -> member.replaceAll("\\[\\d+]", "[]"))
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String member : files("", event.getClass())) {
                assertThat(forged)
                        .as("a forgery of %s of %s; give the event of Triggers that file", member, event.getClass())
                        .anyMatch(path -> path.matches(member));
            }
        }
    }

    @Test
    void withoutARecordNothingIsTrue() {
        FeaturesBuilt built = new FeaturesBuilt(run, Samples.features());

        assertThatThrownBy(() -> proof.require(built))
                .isInstanceOf(UnprovenTriggerException.class)
                .hasMessage("run: got " + run.run() + ", expected a run whose transform has succeeded: there is no such"
                        + " record below runs/wine/" + run.run() + "/transform/");
        FeaturesBuilt later = Recorded.in(store, built).inGeneration(2);
        store.put(
                RunFolder.of(later.ref()).outcome(Stage.TRANSFORM, 2),
                RefitJson.bytes(new OutcomeRecord(Instant.EPOCH, later)));
        store.delete(RunFolder.of(later.ref()).outcome(Stage.TRANSFORM, 1));
        assertThatCode(() -> proof.require(later)).doesNotThrowAnyException();
        assertThatThrownBy(() -> proof.require(later.inGeneration(1))).isInstanceOf(UnprovenTriggerException.class);
    }

    @Test
    void noWorkloadHandsOnWhatLiesOutsideOfItsRun() {
        String own = store.root() + "runs/wine/" + run.run() + "/transform/";
        for (String uri : List.of(
                "file:///etc/",
                own + "../../../../uploads/",
                own + "1-00000000/%2e%2e/%2e%2e/%2e%2e/other/",
                own.replace("/transform/", "/ingest/"),
                own.replace("runs/wine/", "runs/beer/"),
                own + "x?y",
                own.replace("file:", "s3:"))) {
            FeatureTable table = Samples.features();
            FeaturesBuilt built = new FeaturesBuilt(
                    run,
                    new FeatureTable(
                            URI.create(uri), table.rows(), table.columns(), table.digest(), table.schemaDigest()));
            store.put(
                    RunFolder.of(run.ref()).outcome(Stage.TRANSFORM, 1),
                    RefitJson.bytes(new OutcomeRecord(Instant.EPOCH, built)));

            assertThatThrownBy(() -> proof.require(built))
                    .as(uri)
                    .isInstanceOf(UnprovenTriggerException.class)
                    .hasMessageStartingWith("features.uri: got " + uri + ", expected one below " + own);
        }
    }

    private List<StageTrigger> triggers() {
        Map<String, StoredFile> files = Map.of("jar", Samples.file("jar"), "pom", Samples.file("pom"));
        return Triggers.all(store, run, new Release("com.example", "wine-model", "1.0.0", files, 1));
    }

    /** The member that a refusal names, without what is below it. */
    private static String named(Throwable e) {
        return e.getMessage().substring(0, e.getMessage().indexOf(": got "));
    }

    /** An uploaded file's digest is a part of its place, and of its run's id. */
    private static String parent(String member) {
        return member.substring(0, Math.max(0, member.lastIndexOf('.')));
    }

    /** The files that a type names, as expressions for their members. */
    private static Set<String> files(String path, Type type) {
        Set<String> members = new TreeSet<>();
        if (type == StoredFile.class) {
            members.add(path + "\\.uri");
            members.add(path + "\\.sha256");
        } else if (type == URI.class) {
            members.add(path);
        } else if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            boolean list = generic.getRawType() == List.class;
            members.addAll(files(path + (list ? "\\[\\]" : "\\.[^.]+"), arguments[arguments.length - 1]));
        } else if (type instanceof Class<?> record && record.isRecord() && record != RunContext.class) {
            for (RecordComponent component : record.getRecordComponents()) {
                // What holds a MOJO is written as the MOJO alone.
                if (!component.getName().equals("artifact")) {
                    String member = path.isEmpty() ? component.getName() : path + "\\." + component.getName();
                    members.addAll(files(member, component.getGenericType()));
                }
            }
        }
        return members;
    }
}
