package dev.refit.trigger.arrival;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.DataArrived;
import dev.refit.events.data.DataFile;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import dev.refit.store.ArtifactStores;
import dev.refit.store.root.DataRoots;
import dev.refit.store.s3.testing.S3Server;
import dev.refit.trigger.arrival.ArrivalRequest.NamedFile;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArrivedObjectIT {
    private static S3Server server;
    private static ArtifactStore bucket;

    @BeforeAll
    static void start() {
        server = S3Server.start().use();
        bucket = ArtifactStores.at(URI.create("s3://" + S3Server.BUCKET + "/data/"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anObjectArrivesWithItsSizeAndTheTokenChangesWithItsContent() {
        bucket.put("a.csv", "a".getBytes(UTF_8));

        DataArrived first = arrival(new NamedFile("S3://refit/data/a.csv"));
        DataArrived again = arrival(new NamedFile("s3://refit/data/a.csv"));
        bucket.put("a.csv", "b".getBytes(UTF_8));
        DataArrived other = arrival(new NamedFile("s3://refit/data/a.csv"));

        assertThat(first.files()).containsExactly(new DataFile(URI.create("s3://refit/data/a.csv"), 1L, null));
        assertThat(again).isEqualTo(first);
        assertThat(other.token()).isNotEqualTo(first.token());
    }

    @Test
    void whatIsNotThereIsNamed() {
        bucket.put("b.csv", "b".getBytes(UTF_8));

        assertThatThrownBy(() -> arrival(
                        new NamedFile("s3://refit/data/none.csv"),
                        new NamedFile("s3://refit"),
                        new NamedFile("s3://refit/data/b.csv", 9L, null)))
                .isInstanceOfSatisfying(InvalidArrivalException.class, refused -> assertThat(refused.problems())
                        .containsExactly(
                                "files[0].uri: got 's3://refit/data/none.csv', expected an object that exists and may"
                                        + " be read",
                                "files[1].uri: got 's3://refit', expected s3://BUCKET/KEY",
                                "files[2].size: got '9', expected 1, the size of s3://refit/data/b.csv"));
    }

    @Test
    void whatMayNotBeReadIsAMistake() {
        System.setProperty("aws.secretAccessKey", "another");
        try {
            assertThatThrownBy(() -> arrival(new NamedFile("s3://refit/data/a.csv")))
                    .isInstanceOfSatisfying(InvalidArrivalException.class, refused -> assertThat(refused.problems())
                            .singleElement()
                            .asString()
                            .startsWith("files[0].uri: got 's3://refit/data/a.csv', expected an object that exists")
                            .contains("S3 answered 403"));
        } finally {
            server.use();
        }
    }

    @Test
    void whatNobodyCanSayNowIsNoMistake() {
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
        try {
            assertThatThrownBy(() -> arrival(new NamedFile("s3://refit/data/a.csv")))
                    .isInstanceOf(ArtifactStoreException.class)
                    .hasMessageStartingWith("cannot read s3://refit/data/a.csv");
        } finally {
            server.use();
        }
    }

    private static DataArrived arrival(NamedFile... files) {
        return new ArrivalRequest("2013-01", List.of(files), null)
                .arrival("flights", DataRoots.of(List.of(bucket.root())));
    }
}
