package dev.refit.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.MavenSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreLayoutTest {
    private static final String DIGEST = "0".repeat(64);

    @Test
    void filesByDigestLieWhereEarlierReleasesWroteThem() {
        assertThat(StoreLayout.definitionJar("wine", DIGEST)).isEqualTo("definitions/" + DIGEST + "/wine.jar");
        assertThat(StoreLayout.arrival("wines", "2020", DIGEST, "a b.csv"))
                .isEqualTo("arrivals/wines/2020/" + DIGEST + "/a b.csv");
        assertThat(StoreLayout.upload(DIGEST, "model.zip")).isEqualTo("uploads/" + DIGEST + "/model.zip");
    }

    @Test
    void theNameOfAnUploadLeadsNowhereElse() {
        assertThat(StoreLayout.upload(DIGEST, "../../x/ü.zip")).isEqualTo("uploads/" + DIGEST + "/_.__._x__.zip");
    }

    @Test
    void releaseRecordsLieWhereEarlierReleasesWroteThem() {
        ReleaseFolder folder = ReleaseFolder.of("wine");

        assertThat(folder.version("1.0.0")).isEqualTo("releases/wine/1.0.0.json");
        assertThat(folder.after(Optional.empty())).isEqualTo("releases/wine/after/first.json");
        assertThat(folder.after(Optional.of("1.0.0"))).isEqualTo("releases/wine/after/1.0.0.json");
        assertThat(folder.run("wine-0123456789")).isEqualTo("releases/wine/runs/wine-0123456789.json");
        assertThat(folder.schema(DIGEST)).isEqualTo("releases/wine/schemas/" + DIGEST + ".json");
        assertThat(ReleaseFolder.of(new MavenSpec("com.example", "wine-model")).request("x"))
                .isEqualTo("releases/com.example=wine-model/requests/x.json");
    }

    @Test
    void onlyTheRecordOfAVersionGivesAVersion() {
        ReleaseFolder folder = ReleaseFolder.of("wine");

        assertThat(folder.versionOf("releases/wine/1.0.0.json")).contains("1.0.0");
        assertThat(folder.versionOf("releases/wine/after/1.0.0.json")).isEmpty();
        assertThat(folder.versionOf("releases/beer/1.0.0.json")).isEmpty();
        assertThat(folder.versionOf("releases/wine/1.0.0.txt")).isEmpty();
    }
}
