package dev.refit.ingest;

import static dev.refit.ingest.Client.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.refit.events.definition.MavenSpec;
import dev.refit.events.run.Actor;
import dev.refit.run.champion.ChampionRecords;
import dev.refit.run.champion.Promotion;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who was the champion when, over HTTP. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class ChampionsIT {
    private static final MavenSpec CIDER = new MavenSpec("com.example", "cider-model");

    @Inject
    ArtifactStore store;

    @BeforeEach
    void twoChampions() {
        promote("1.0.0", "2013-03-01T12:00:00Z");
        promote("1.1.0", "2013-04-01T12:00:00Z");
    }

    private void promote(String version, String time) {
        ChampionRecords records = new ChampionRecords(store, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
        records.promote(new Promotion(CIDER, version, "it was proven", "cider-" + version, Actor.token("alice")));
        records.belongTo("cider", CIDER);
    }

    @Test
    void theHistoryIsThatOfTheRefitsLibrary() {
        for (String path : new String[] {"/api/champions/cider", "/api/champions/com.example/cider-model"}) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .body("coordinates", equalTo("com.example:cider-model"))
                    .body("changes.version", contains("1.1.0", "1.0.0"))
                    .body("changes[0].previous", equalTo("1.0.0"))
                    .body("changes[0].cause", equalTo("promoted"))
                    .body("changes[0].actor.name", equalTo("alice"))
                    .body("changes[0].since", equalTo("2013-04-01T12:00:00Z"));
            given().get(path + "?before=2").then().statusCode(200).body("changes.version", contains("1.0.0"));
        }
    }

    @Test
    void aMomentHasOneChampion() {
        given().get("/api/champions/cider?on=2013-03-15T12:00:00Z")
                .then()
                .statusCode(200)
                .body("changes.version", contains("1.0.0"));
        given().get("/api/champions/cider?on=2013-02-15T12:00:00Z")
                .then()
                .statusCode(404)
                .body("problems[0]", containsString("no champion on record at 2013-02-15T12:00:00Z"));
    }

    @Test
    void whatIsNoQuestionIsRefused() {
        given().get("/api/champions/cider?on=yesterday")
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("on: got yesterday, expected a moment"));
        given().get("/api/champions/cider?before=0").then().statusCode(400);
        given().get("/api/champions/cider?before=one").then().statusCode(400);
        given().get("/api/champions/Not_a_name").then().statusCode(400);
        given().get("/api/champions/com.example/Not_a_name").then().statusCode(400);
        given().get("/api/champions/perry")
                .then()
                .statusCode(404)
                .body("problems[0]", equalTo("The refit perry has no champion on record"));
    }
}
