package dev.refit.transform.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.job.JobFolder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoredJarTest {
    private static final String SHA256 = "0".repeat(64);

    @Test
    void itLiesWhereTheStoreOfTheRunKeepsDefinitions() {
        assertThat(StoredJar.of(
                        new JobFolder(Path.of("/a home/runs/store/runs/delays/r1/transform/1-00c0ffee")),
                        "delays",
                        SHA256))
                .map(URI::toString)
                .contains("file:///a%20home/runs/store/definitions/" + SHA256 + "/delays.jar");
    }

    @Test
    void aFolderOfNoRunHasNone() {
        for (String folder :
                new String[] {"/store/1-00c0ffee", "/store/runs/delays/r1/other/1-00c0ffee", "/runs/delays/r1/transform"
                }) {
            assertThat(StoredJar.of(new JobFolder(Path.of(folder)), "delays", SHA256))
                    .as(folder)
                    .isEmpty();
        }
    }
}
