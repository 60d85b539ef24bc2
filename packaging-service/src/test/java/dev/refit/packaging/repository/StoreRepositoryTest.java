package dev.refit.packaging.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store is a store: what it promises in a folder it promises in a bucket. */
class StoreRepositoryTest {
    private static final String JAR = "com/example/a/1.0.0/a-1.0.0.jar";
    private static final String METADATA = "com/example/a/maven-metadata.xml";

    @TempDir
    Path folder;

    private ArtifactStore store;
    private StoreRepository repository;

    @BeforeEach
    void open() {
        store = FileArtifactStore.at(folder.resolve("store"));
        repository = new StoreRepository(store);
    }

    @Test
    void whatWasPutIsFound() throws Exception {
        put("the jar", JAR);

        assertThat(store.read(JAR)).contains("the jar".getBytes());
        assertThat(repository.<String>reading(
                        site -> Files.readString(site.find(JAR).orElseThrow())))
                .isEqualTo("the jar");
        assertThat(repository.<Boolean>reading(site -> site.find(METADATA).isEmpty()))
                .isTrue();
    }

    @Test
    void aFileIsNeverReplacedMetadataIs() throws Exception {
        put("the jar", JAR);
        put("the jar", JAR);
        put("one version", METADATA);
        put("two versions", METADATA);

        assertThatThrownBy(() -> put("another jar", JAR))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(JAR);
        assertThat(store.read(JAR)).contains("the jar".getBytes());
        assertThat(store.read(METADATA)).contains("two versions".getBytes());
    }

    private void put(String content, String path) throws IOException {
        repository.<Void>publishing("org/acme/", site -> {
            site.put(Files.writeString(folder.resolve("new"), content), path);
            return null;
        });
    }
}
