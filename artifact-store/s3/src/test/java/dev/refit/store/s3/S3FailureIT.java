package dev.refit.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import dev.refit.store.ArtifactStores;
import dev.refit.store.s3.testing.S3Server;
import java.net.URI;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3FailureIT {
    private S3Server server;

    @BeforeEach
    void start() {
        server = S3Server.start().use();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        ArtifactStore store = ArtifactStores.at(URI.create("s3://elsewhere/refit/"));

        assertFails(() -> store.read("a"), "cannot read s3://elsewhere/refit/a", "404 NoSuchBucket");
        assertFails(() -> store.put("a", new byte[1]), "cannot write s3://elsewhere/refit/a", "404 NoSuchBucket");
        assertFails(() -> store.putIfAbsent("a", new byte[1]), "cannot write s3://elsewhere/refit/a", "404");
        assertFails(() -> store.list("a/"), "cannot list s3://elsewhere/refit/a/", "404 NoSuchBucket");
        assertFails(() -> store.deleteAll("a/"), "cannot delete s3://elsewhere/refit/a/", "404 NoSuchBucket");
    }

    @Test
    void credentialsThatAreRefusedAreNotAbsence() {
        System.setProperty("aws.secretAccessKey", "another");
        System.setProperty("aws.region", "eu-central-1");
        ArtifactStore store = ArtifactStores.at(URI.create("s3://refit/"));

        assertFails(() -> store.read("a"), "cannot read s3://refit/a", "S3 answered 403");
        assertFails(() -> store.exists("a"), "cannot read s3://refit/a", "S3 answered 403");
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty("aws.region");
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
        ArtifactStore store = ArtifactStores.at(URI.create("s3://refit/"));

        assertFails(() -> store.read("a"), "cannot read s3://refit/a in the artifact store: ", "refused");
        System.clearProperty("aws.endpointUrl");
    }

    @Test
    void moreThanOnePageIsListedAndDeleted() {
        ArtifactStore store = ArtifactStores.at(URI.create("s3://refit/many/"));
        IntStream.range(0, 1100)
                .parallel()
                .forEach(i -> store.put("a/" + i, String.valueOf(i).getBytes(UTF_8)));
        store.put("b", new byte[1]);

        assertThat(store.list("a/")).hasSize(1100);
        store.deleteAll("a/");

        assertThat(store.list("")).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:///a/", "s3://refit", "s3://refit/a", "s3://refit/a b/", "s3://refit/a/?x", "s3:refit"})
    void aRootThatIsNoneIsRefused(String root) {
        assertThatThrownBy(() -> ArtifactStores.at(URI.create(root.replace(" ", "%20"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("artifact store: got " + root.replace(" ", "%20") + ", expected s3://BUCKET");
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        System.setProperty("refit.s3.path-style", "yes");
        assertThatThrownBy(S3Settings::current).hasMessage("REFIT_S3_PATH_STYLE: got 'yes', expected true or false");
        System.setProperty("refit.s3.path-style", "true");
        System.setProperty("aws.endpointUrl", "minio:9000");
        assertThatThrownBy(S3Settings::current)
                .hasMessage("AWS_ENDPOINT_URL: got 'minio:9000', expected such as http://minio:9000");
        System.clearProperty("aws.endpointUrl");
    }

    private static void assertFails(ThrowingCallable call, String start, String cause) {
        assertThatThrownBy(call)
                .isInstanceOf(ArtifactStoreException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining(cause);
    }
}
