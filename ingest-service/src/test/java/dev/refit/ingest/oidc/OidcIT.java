package dev.refit.ingest.oidc;

import static dev.refit.ingest.oidc.IssuerResource.AUTHORS;
import static dev.refit.ingest.oidc.IssuerResource.PUBLISHERS;
import static dev.refit.ingest.oidc.IssuerResource.UPLOADERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.refit.events.RefitJson;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.TransformSpec;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.run.Actor;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.Samples;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that asks an issuer who its callers are. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = true)
class OidcIT {
    private static final String ARRIVALS = "/api/datasets/bottles/arrivals";
    private static final String NO_ARRIVAL = "{\"partition\": \"../x\"}";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    /** Set by {@link IssuerResource}. */
    TestIssuer issuer;

    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("an access token for another audience", (issuer, claims) -> {
                    claims.put("aud", "another-service");
                    return issuer.token(claims);
                }),
                bad("an access token for another audience", (issuer, claims) -> {
                    claims.remove("aud");
                    return issuer.token(claims);
                }),
                bad("an access token that has expired", (issuer, claims) -> {
                    claims.put("exp", Instant.now().getEpochSecond() - 600);
                    return issuer.token(claims);
                }),
                bad("an access token", (issuer, claims) -> {
                    claims.remove("exp");
                    return issuer.token(claims);
                }),
                bad("an access token of another issuer", (issuer, claims) -> {
                    claims.put("iss", "https://elsewhere.example.com");
                    return issuer.token(claims);
                }),
                bad("an access token", (issuer, claims) -> {
                    claims.remove("sub");
                    return issuer.token(claims);
                }),
                bad("an access token that is not valid", (issuer, claims) -> TestIssuer.unsigned(claims)),
                bad("an access token that is not valid", (issuer, claims) -> TestIssuer.signedWithAnotherKey(claims)),
                bad("an access token that is not valid", (issuer, claims) -> BrokerResource.TOKEN));
    }

    private static Arguments bad(String got, BiFunction<TestIssuer, Map<String, Object>, String> token) {
        return Arguments.of(got, token);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatIsNotAGoodOneIsRefused(String got, BiFunction<TestIssuer, Map<String, Object>, String> token) {
        with(token.apply(issuer, issuer.claims(PUBLISHERS)))
                .contentType("application/json")
                .body(NO_ARRIVAL)
                .post(ARRIVALS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"refit\"")
                .body("problems[0]", allOf(startsWith("Authorization: got " + got), containsString("expected Bearer")));
    }

    @Test
    void withoutATokenTheAnswerSaysWhatIsNeededAndProbesNeedNone() {
        RestAssured.given()
                .contentType("application/json")
                .post(ARRIVALS)
                .then()
                .statusCode(401)
                .body("problems[0]", startsWith("Authorization: got none, expected Bearer and an access token"));
        RestAssured.get("/q/health/live").then().statusCode(200);
        with("anything").get("/q/metrics").then().statusCode(200);
    }

    @Test
    void whoeverHasNoRoleThatIsGrantedAnythingIsRefusedBeforeTheBodyIsRead() {
        as("guests")
                .contentType("application/json")
                .body(NO_ARRIVAL)
                .post(ARRIVALS)
                .then()
                .statusCode(403)
                .body("problems[0]", containsString("alice (subject 8f3a) with the roles guests"));
    }

    @Test
    void aRoleIsGrantedWhatItsGrantsSayAndTheRestIsRefusedByName() {
        // What is let in is refused for its content.
        arrival(PUBLISHERS, "bottles").statusCode(400);
        forbidden(arrival(PUBLISHERS, "corks"), "publish for dataset corks");
        forbidden(arrival(AUTHORS, "bottles"), "publish for dataset bottles");

        apply(AUTHORS, Samples.definition()).statusCode(200);
        forbidden(
                apply(PUBLISHERS, Samples.definition()),
                "apply-sql for refit wine, coordinates com.example:wine-model");
        forbidden(apply(AUTHORS, withJar()), "apply-code for refit wine, coordinates com.example:wine-model");

        as(AUTHORS).delete("/api/definitions/wine").then().statusCode(204);
        forbidden(as(AUTHORS).delete("/api/definitions/beer").then(), "apply-sql for refit beer");

        upload(UPLOADERS, "com.example.shells").statusCode(202);
        forbidden(upload(UPLOADERS, "com.example.other"), "upload for coordinates com.example.other:shell-model");
        forbidden(upload(AUTHORS, "com.example.shells"), "upload for coordinates com.example.shells:shell-model");
    }

    @ParameterizedTest
    @CsvSource({
        "runners, run, wine, 404", "runners, retry, wine, 404", "runners, cancel, wine, 404",
        "runners, run, beer, 403", "runners, retry, beer, 403", "runners, cancel, beer, 403",
        "wine-authors, run, wine, 403", "wine-authors, retry, wine, 403", "wine-authors, cancel, wine, 403",
    })
    void whoeverMayRunARefitMayDoSoWithItsRunsAlone(String role, String action, String refit, int status) {
        boolean request = action.equals("run");
        ValidatableResponse answer = as(role).contentType("application/json")
                .body(request ? "{\"refit\": \"" + refit + "\", \"partition\": \"2031\"}" : "")
                .post(request ? "/api/runs" : "/api/runs/" + refit + "-0000000000/" + action)
                .then();

        // There is neither such a definition nor such a run: what is let in finds nothing.
        if (status == 403) {
            forbidden(answer, "run for refit " + refit);
        } else {
            answer.statusCode(status);
        }
    }

    @Test
    void whatIsRecordedCarriesWhoAskedForItWhateverTheRequestSays() {
        DefinitionRecord forged = new DefinitionRecord(DefinitionVersion.of(Samples.definition()), false)
                .by(Actor.oidc(issuer.uri(), "somebody-else", "bob"));

        as(AUTHORS)
                .header("Refit-User", "bob")
                .contentType("application/json")
                .body(RefitJson.bytes(forged))
                .put("/api/definitions/wine")
                .then()
                .statusCode(200)
                .body("actor.authentication", equalTo("oidc"))
                .body("actor.issuer", equalTo(issuer.uri()))
                .body("actor.subject", equalTo("8f3a"))
                .body("actor.name", equalTo("alice"));

        String run = upload(UPLOADERS, "com.example.shells").extract().path("run");
        try (Wire wire = new Wire(bootstrapServers)) {
            assertThat(wire.only(ModelUploaded.class, run).actor())
                    .isEqualTo(Actor.oidc(issuer.uri(), "8f3a", "alice"));
        }
    }

    @Test
    void rolesAreReadFromANestedClaimToo() {
        Map<String, Object> claims = issuer.claims();
        claims.remove("groups");
        claims.put("realm_access", Map.of("roles", List.of(PUBLISHERS)));

        with(issuer.token(claims))
                .contentType("application/json")
                .body(NO_ARRIVAL)
                .post(ARRIVALS)
                .then()
                .statusCode(400);
    }

    private ValidatableResponse arrival(String role, String dataset) {
        return as(role).contentType("application/json")
                .body(NO_ARRIVAL)
                .post("/api/datasets/" + dataset + "/arrivals")
                .then();
    }

    private ValidatableResponse apply(String role, RefitDefinition definition) {
        return as(role).contentType("application/json")
                .body(RefitJson.bytes(new DefinitionRecord(DefinitionVersion.of(definition), false)))
                .put("/api/definitions/" + definition.name())
                .then();
    }

    private ValidatableResponse upload(String role, String group) {
        return as(role).multiPart("model", "m.zip", mojo())
                .multiPart("examples", "e.csv", "width\n1\n".getBytes(StandardCharsets.UTF_8))
                .multiPart("group", group)
                .multiPart("artifact", "shell-model")
                .post("/api/models")
                .then();
    }

    /** Another one each time. */
    private static byte[] mojo() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("model.ini"));
            zip.write(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static RefitDefinition withJar() {
        RefitDefinition sql = Samples.definition();
        StoredFile jar = new StoredFile(URI.create("file:///features.jar"), 1, "0".repeat(64));
        return new RefitDefinition(
                sql.name(),
                sql.data(),
                new TransformSpec(new SparkTransform(null, jar, "com.example.Features", 1, "512m")),
                sql.training(),
                sql.packaging());
    }

    private static void forbidden(ValidatableResponse response, String action) {
        response.statusCode(403)
                .body(
                        "problems[0]",
                        allOf(
                                startsWith("permission: got alice (subject 8f3a)"),
                                containsString("expected a role that refit.access.grants gives " + action)));
    }

    private RequestSpecification as(String role) {
        return with(issuer.token(issuer.claims(role)));
    }

    private static RequestSpecification with(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }
}
