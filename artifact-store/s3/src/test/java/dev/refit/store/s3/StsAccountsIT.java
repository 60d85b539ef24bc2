package dev.refit.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import dev.refit.store.ArtifactStores;
import dev.refit.store.StoreAccess;
import dev.refit.store.StoreAccounts;
import dev.refit.store.s3.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A workload's account against a server that keeps to the policy of its session. */
class StsAccountsIT {
    private static final URI ROOT = URI.create("s3://refit/home/");
    private static final String ROLE = "arn:aws:iam::123456789012:role/refit-workload";
    private static final String RUN = "home/runs/delay/delay-1/";
    private static final String OWN = RUN + "training/t1/1-0a1b2c3d/";
    private static final String DATA = "home/arrivals/flights/2013-03/abc/flights.csv";
    private static final Duration HOUR = Duration.ofHours(1);

    private static S3Server real;
    private static PolicyServer server;

    @BeforeAll
    static void start() throws IOException {
        real = S3Server.start().use();
        server = new PolicyServer(real.endpoint());
        System.setProperty("aws.endpointUrl", server.endpoint().toString());
        ArtifactStore services = ArtifactStores.at(ROOT);
        for (String path : List.of(
                OWN + "request.json",
                RUN + "transform/1-00000000/features/part-0",
                "home/runs/other/other-1/run.json",
                "home/releases/delay/1.0.0.json",
                DATA)) {
            services.put(path.substring("home/".length()), path.getBytes(UTF_8));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        System.clearProperty("aws.endpointUrl");
        server.close();
        real.close();
    }

    @AfterEach
    void useTheServer() {
        System.setProperty("aws.endpointUrl", server.endpoint().toString());
    }

    @Test
    void aWorkloadWritesOnlyBelowItsOwnFolder() {
        try (S3Client workload = workload(false)) {
            put(workload, OWN + "result.json");
            put(workload, OWN + "model/model.zip");
            workload.deleteObject(request -> request.bucket("refit").key(OWN + "model/model.zip"));

            for (String path : List.of(
                    RUN + "training/outcome.json",
                    RUN + "training/t2/1-00000000/result.json",
                    RUN + "training/t1/2-00000000/result.json",
                    RUN + "cancelled.json",
                    "home/runs/other/other-1/training/outcome.json",
                    "home/releases/delay/1.0.1.json",
                    "home/definitions/abc/delay.jar",
                    DATA)) {
                assertRefused(() -> put(workload, path));
                assertRefused(() ->
                        workload.deleteObject(request -> request.bucket("refit").key(path)));
            }
        }
    }

    @Test
    void aWorkloadReadsItsRunAndWhatItsRequestNames() {
        try (S3Client workload = workload(false)) {
            assertThat(read(workload, RUN + "transform/1-00000000/features/part-0"))
                    .isNotEmpty();
            assertThat(read(workload, OWN + "request.json")).isNotEmpty();
            assertThat(read(workload, DATA)).isNotEmpty();
            assertThat(list(workload, RUN)).contains(OWN + "request.json");

            assertRefused(() -> read(workload, "home/runs/other/other-1/run.json"));
            assertRefused(() -> read(workload, "home/releases/delay/1.0.0.json"));
            assertRefused(() -> list(workload, "home/runs/other/"));
            assertRefused(() -> list(workload, "home/releases/"));
            assertRefused(() -> workload.listObjectsV2(request -> request.bucket("refit")));
            assertRefused(() -> read(workload, OWN + "absent"));
        }
    }

    @Test
    void oneThatHasToKnowWhatIsNotThereListsNamesAndReadsNoMore() {
        try (S3Client workload = workload(true)) {
            assertThat(list(workload, RUN)).contains(OWN + "request.json");
            assertThatThrownBy(() -> read(workload, OWN + "absent"))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));

            assertRefused(() -> read(workload, "home/runs/other/other-1/run.json"));
            assertRefused(() -> put(workload, "home/runs/other/other-1/training/outcome.json"));
        }
    }

    @Test
    void anAccountLastsLongerThanTheAttempt() {
        accounts().make("delay-1-training-t1-a1", access(false), Duration.ofMinutes(90));

        assertThat(server.asked)
                .containsEntry("RoleArn", ROLE)
                .containsEntry("RoleSessionName", "delay-1-training-t1-a1")
                .containsEntry("DurationSeconds", "" + 95 * 60);
        assertThat(StsAccounts.seconds(Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(15));
        assertThat(StsAccounts.seconds(Duration.ofHours(12))).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void anAttemptThatMayTakeLongerThanAnAccountLastsIsRefused() {
        assertThatThrownBy(() -> accounts().make("long", access(false), Duration.ofHours(13)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout: got PT13H, expected at most PT12H, which an account of the store lasts");
        assertThatThrownBy(() -> accounts().make("long", access(false), Duration.ofHours(4)))
                .isInstanceOfSatisfying(ArtifactStoreException.class, e -> assertThat(e.isRefused())
                        .isTrue())
                .hasMessageContainingAll("for long", "14700 s", ROLE, "exceeds the MaxSessionDuration");
    }

    @Test
    void aStoreWithoutStsIsNamed() {
        System.setProperty("aws.endpointUrl", real.endpoint().toString());

        assertThatThrownBy(() -> accounts().make("delay", access(false), HOUR))
                .isInstanceOfSatisfying(ArtifactStoreException.class, e -> assertThat(e.isRefused())
                        .isTrue())
                .hasMessageContainingAll(
                        real.endpoint().toString(), "it answered 4", "workload-role needs a store with AWS's STS");
    }

    private static StoreAccounts accounts() {
        return ArtifactStores.accounts(ROOT, ROLE);
    }

    private static StoreAccess access(boolean absence) {
        return new StoreAccess(
                URI.create("s3://refit/" + OWN),
                List.of(URI.create("s3://refit/" + RUN), URI.create("s3://refit/" + DATA)),
                absence);
    }

    private static S3Client workload(boolean absence) {
        Map<String, String> told = accounts().make("delay-1-training-t1-a1", access(absence), HOUR);
        assertThat(told).containsOnlyKeys(accounts().variables());
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        told.get("AWS_ACCESS_KEY_ID"),
                        told.get("AWS_SECRET_ACCESS_KEY"),
                        told.get("AWS_SESSION_TOKEN"))))
                .build();
    }

    private static void put(S3Client client, String key) {
        client.putObject(
                request -> request.bucket("refit").key(key),
                software.amazon.awssdk.core.sync.RequestBody.fromString("written"));
    }

    private static byte[] read(S3Client client, String key) {
        return client.getObjectAsBytes(request -> request.bucket("refit").key(key))
                .asByteArray();
    }

    private static List<String> list(S3Client client, String prefix) {
        return client.listObjectsV2(request -> request.bucket("refit").prefix(prefix)).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode())
                .isEqualTo(403));
    }
}
