package dev.refit.stage.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSecrets;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.stage.Task;
import dev.refit.stage.WorkloadTask;
import dev.refit.stage.testing.Samples;
import dev.refit.store.ArtifactStoreException;
import dev.refit.store.ArtifactStores;
import dev.refit.store.StoreAccess;
import dev.refit.store.StoreAccounts;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadAccessTest {
    private static final URI ROOT = URI.create("s3://refit/home/");

    private final RunContext run = Samples.run();
    private final String folder = ROOT + "runs/wine/" + run.run() + "/";
    private final URI own = URI.create(folder + "transform/1-0a1b2c3d/");

    @Test
    void itsOwnFolderIsWrittenAndItsRunAndWhatItsRequestNamesRead() {
        StoreAccess access = access(new WorkloadRequest.Transform(run, Samples.snapshots()));

        assertThat(access.folder()).isEqualTo(own);
        assertThat(access.reads())
                .contains(
                        URI.create(folder),
                        Samples.snapshots().get(0).files().get(0).uri())
                .noneMatch(uri -> uri.toString().startsWith(ROOT + "releases/"));
        assertThat(access.absence()).isTrue();
    }

    @Test
    void whatAnAuthorWritesNamesNothing() {
        Map<String, Object> parameters = Map.of("uri", "s3://refit/home/releases/", "max_depth", 3);

        StoreAccess access = access(new WorkloadRequest.Trial(run, Samples.features(), 1, parameters));

        assertThat(access.reads())
                .contains(Samples.features().uri())
                .doesNotContain(URI.create("s3://refit/home/releases/"));
        assertThat(access.absence()).isFalse();
    }

    @Test
    void thePackagingReadsReleasesAndWhatTheyWereMadeOf() {
        StoredFile previous = new StoredFile(URI.create(ROOT + "releases/wine/1.0.0.json"), 1, "0".repeat(64));

        StoreAccess access =
                access(new WorkloadRequest.Package(run, Samples.features(), Samples.model(), "1.0.1", previous));

        assertThat(access.reads()).contains(previous.uri(), URI.create(ROOT + "releases/"), URI.create(ROOT + "runs/"));
        assertThat(access.folder()).isEqualTo(own);
    }

    @Test
    void anAccountIsMadeWhenItIsAskedForAndLastsAsLongAsTheAttemptMay() {
        StoreAccounts made = new StoreAccounts() {
            @Override
            public Set<String> variables() {
                return Set.of("KEY");
            }

            @Override
            public Map<String, String> make(String name, StoreAccess access, Duration lifetime) {
                return Map.of("KEY", name + " " + access.folder() + " " + lifetime);
            }
        };

        WorkloadSecrets secrets = new WorkloadAccounts(ROOT, Optional.of(made))
                .of(run.ref(), task(), "wine-a1", own.resolve("request.json"));

        assertThat(secrets.names()).containsExactly("KEY");
        assertThat(secrets.values()).containsEntry("KEY", "wine-a1 " + own + " PT4H");
        assertThat(WorkloadAccounts.none().of(run.ref(), task(), "wine-a1", own))
                .isSameAs(WorkloadSecrets.NONE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsRefusedForGoodDoesNotStartAndWhatIsAwayIsWaitedFor(boolean refused) {
        ArtifactStoreException answer = new ArtifactStoreException("the role lasts an hour", null, refused);
        StoreAccounts failing = new StoreAccounts() {
            @Override
            public Set<String> variables() {
                return Set.of("KEY");
            }

            @Override
            public Map<String, String> make(String name, StoreAccess access, Duration lifetime) {
                throw answer;
            }
        };
        WorkloadSecrets secrets = new WorkloadAccounts(ROOT, Optional.of(failing))
                .of(run.ref(), task(), "wine-a1", own.resolve("request.json"));

        assertThatThrownBy(secrets::values)
                .isInstanceOf(refused ? IllegalArgumentException.class : ArtifactStoreException.class)
                .hasMessage("the role lasts an hour");
    }

    private WorkloadTask task() {
        return new WorkloadTask(
                Task.SINGLE,
                "transform",
                new WorkloadRequest.Transform(run, Samples.snapshots()),
                new WorkloadSpec.Resources(512, 1, 1),
                Duration.ofHours(4),
                run.definition().spec().transform());
    }

    @Test
    void aStoreWithoutAccountsRefusesTheRole() {
        assertThatThrownBy(() -> ArtifactStores.accounts(URI.create("file:///srv/refit/"), "arn:aws:iam::1:role/w"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("refit.store.s3.workload-role: got arn:aws:iam::1:role/w for the store file:///srv/refit/,"
                        + " which has no accounts; expected none");
    }

    private StoreAccess access(WorkloadRequest request) {
        return WorkloadAccess.of(ROOT, run.ref(), request, own.resolve("request.json"));
    }
}
