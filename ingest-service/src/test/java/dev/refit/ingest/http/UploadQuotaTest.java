package dev.refit.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.ingest.http.UploadQuota.QuotaExceededException;
import dev.refit.store.ArtifactStore;
import dev.refit.store.FileArtifactStore;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadQuotaTest {
    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = FileArtifactStore.at(folder);
    }

    @Test
    void whatIsStoredAndWhatIsBeingStoredCounts() {
        UploadQuota quota = new UploadQuota(store, OptionalLong.of(100));
        store.put("uploads/a/m.zip", new byte[40]);
        store.put("runs/a/other", new byte[1000]);

        String stored = quota.within(30, () -> {
            assertThatThrownBy(() -> quota.within(31, () -> "stored too"))
                    .isInstanceOf(QuotaExceededException.class)
                    .hasMessageStartingWith(
                            "model: got 31 bytes with its examples, expected at most 30: uploads have 70"
                                    + " of the 100 bytes that refit.ingest.uploads-quota allows.");
            return quota.within(30, () -> "stored");
        });

        assertThat(stored).isEqualTo("stored");
        assertThat(quota.<String>within(60, () -> "released")).isEqualTo("released");
        assertThatThrownBy(() -> quota.within(61, () -> "stored")).hasMessageContaining("expected at most 60");
    }

    @Test
    void whatFailedIsNotCounted() {
        UploadQuota quota = new UploadQuota(store, OptionalLong.of(100));

        assertThatThrownBy(() -> quota.within(100, () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(quota.<String>within(100, () -> "stored")).isEqualTo("stored");
    }

    @Test
    void withoutASettingThereIsNoBound() {
        assertThat(new UploadQuota(store, OptionalLong.empty()).<String>within(Long.MAX_VALUE / 2, () -> "stored"))
                .isEqualTo("stored");
    }
}
