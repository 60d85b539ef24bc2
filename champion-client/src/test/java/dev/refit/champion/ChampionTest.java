package dev.refit.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.champion.model.ChampionException;
import dev.refit.champion.model.ChampionModel;
import dev.refit.champion.model.Prediction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChampionTest {
    private static final String COORDINATES = "com.example.models:shell-model";
    private static final Map<String, Object> ROW = Map.of("carrier", "UA", "distance", 7, "year", 2013);

    private final Heard heard = new Heard();
    private TestRepository repository;

    @BeforeEach
    void start() throws Exception {
        repository = new TestRepository();
        repository.publish("1.9.0");
        repository.publish("1.10.0");
    }

    @AfterEach
    void end() {
        repository.close();
    }

    private ChampionBuilder champion() {
        return champion(repository.uri());
    }

    private ChampionBuilder champion(URI uri) {
        return Champion.of(uri, COORDINATES).every(Duration.ofDays(1)).listener(heard);
    }

    @Test
    void withoutAPointerTheHighestVersionAnswers() {
        try (Champion champion = champion().open()) {
            Prediction prediction = champion.score(ROW);

            assertThat(prediction.version()).isEqualTo("1.10.0");
            assertThat(prediction.label()).isEqualTo("of " + COORDINATES + ":1.10.0");
            assertThat(prediction.margin()).isEqualTo(7001);
            assertThat(prediction.value()).isNaN();
            assertThat(prediction.probability("yes")).isEqualTo(0.25);
            assertThatThrownBy(() -> prediction.probability("maybe"))
                    .hasMessageContaining("got maybe, expected one of");
            assertThat(champion.model().metrics()).containsEntry("auc", 0.75);
            assertThat(champion.model().runId()).isEqualTo("shells-1");
            assertThat(champion.model().coordinates()).isEqualTo(COORDINATES + ":1.10.0");
        }
        assertThat(heard.all).containsExactly("null to 1.10.0");
    }

    @Test
    void aNewVersionAnswersAfterTheNextLookAndTheOldModelStaysWhole() throws Exception {
        try (Champion champion = champion().open()) {
            ChampionModel before = champion.model();
            assertThat(champion.refresh()).isFalse();

            repository.publish("2.0.0");

            assertThat(champion.refresh()).isTrue();
            assertThat(champion.score(ROW).label()).endsWith(":2.0.0");
            assertThat(before.score(ROW).label()).endsWith(":1.10.0");
        }
        assertThat(heard.all).containsExactly("null to 1.10.0", "1.10.0 stays", "1.10.0 to 2.0.0");
        assertThat(repository.notModified).hasValue(1);
    }

    @Test
    void aPointerLeadsAndARollBackIsANewPointer() throws Exception {
        repository.point("1.0.0", "1.10.0");
        try (Champion champion = champion().open()) {
            repository.publish("2.0.0");
            assertThat(champion.refresh()).isFalse();

            repository.point("1.0.1", "2.0.0");
            assertThat(champion.refresh()).isTrue();
            repository.point("1.0.2", "1.9.0");
            assertThat(champion.refresh()).isTrue();

            assertThat(champion.score(ROW).version()).isEqualTo("1.9.0");
        }
    }

    @Test
    void aFolderIsARepository(@TempDir Path folder) throws Exception {
        repository.copyTo(folder);
        try (Champion champion = champion(folder.toUri()).open()) {
            assertThat(champion.score(ROW).version()).isEqualTo("1.10.0");

            repository.point("1.0.0", "1.9.0");
            repository.copyTo(folder);

            assertThat(champion.refresh()).isTrue();
            assertThat(champion.score(ROW).version()).isEqualTo("1.9.0");
        }
    }

    @Test
    void aThreadLooksFromTimeToTime() throws Exception {
        CountDownLatch changed = new CountDownLatch(2);
        ChampionListener counting = new ChampionListener() {
            @Override
            public void changed(String before, String now) {
                changed.countDown();
                throw new IllegalStateException("a listener that fails changes nothing");
            }
        };
        try (Champion champion =
                champion().every(Duration.ofMillis(5)).listener(counting).open()) {
            repository.publish("1.11.0");

            assertThat(changed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(champion.score(ROW).version()).isEqualTo("1.11.0");
        }
    }

    @Test
    void valuesAreCheckedBeforeTheModelSeesThem() {
        try (Champion champion = champion().open()) {
            assertThatThrownBy(() -> champion.score(Map.of("carrier", 1)))
                    .hasMessage("carrier: got a Integer, expected a text");
            assertThatThrownBy(() -> champion.score(Map.of("distance", "7")))
                    .hasMessage("distance: got a String, expected a number or a boolean");
            assertThatThrownBy(() -> champion.score(Map.of("Distance", 7)))
                    .hasMessage("got the columns Distance, expected inputs of the model: distance, carrier");
            assertThatThrownBy(() -> champion.score(Map.of("distance", -1)))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("distance: got a negative number");
            Map<String, Object> missing = new HashMap<>();
            missing.put("distance", null);
            assertThat(champion.score(missing).margin()).isNaN();
        }
    }

    @Test
    void withoutAChampionNothingOpens() {
        assertThatThrownBy(() -> Champion.of(repository.uri(), "com.example.models:other")
                        .open())
                .isInstanceOf(ChampionException.class)
                .hasMessageContaining("other/maven-metadata.xml is not there");
    }

    @Test
    void argumentsAreCheckedAtOnce() {
        URI uri = repository.uri();
        assertThatThrownBy(() -> Champion.of(uri, "com.example:../model")).hasMessageContaining("groupId:artifactId");
        assertThatThrownBy(() -> Champion.of(URI.create("ftp://example.com/"), COORDINATES))
                .hasMessageContaining("expected file:///FOLDER, http://… or https://…");
        assertThatThrownBy(() -> Champion.of(URI.create("https://me:secret@example.com/"), COORDINATES))
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Champion.of(uri, COORDINATES).every(Duration.ZERO))
                .hasMessageContaining("every");
        assertThatThrownBy(() -> Champion.of(uri, COORDINATES).key("no key")).hasMessageStartingWith("key: ");
        assertThatThrownBy(() -> Champion.of(uri, COORDINATES).maxJarBytes(0)).hasMessageContaining("maxJarBytes");
    }
}
