package dev.refit.store.s3;

import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreRaceContract;
import dev.refit.store.ArtifactStores;
import dev.refit.store.s3.testing.S3Server;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class S3ArtifactStoreIT extends ArtifactStoreRaceContract {
    private static S3Server server;

    private ArtifactStore store;

    @BeforeAll
    static void start() {
        server = S3Server.start().use();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        store = ArtifactStores.at(URI.create("s3://" + S3Server.BUCKET + "/" + UUID.randomUUID() + "/"));
    }

    @Override
    protected ArtifactStore store() {
        return store;
    }
}
