package dev.refit.ingest;

import static dev.refit.ingest.Client.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.InputPolicy;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.coordinates.Owner;
import dev.refit.stage.testing.BrokerResource;
import dev.refit.stage.testing.WhereItsBrokerRuns;
import dev.refit.stage.testing.Wire;
import dev.refit.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model that was trained elsewhere, as it comes over HTTP. */
@ExtendWith(WhereItsBrokerRuns.class)
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class ModelUploadIT {
    private static final String MODELS = "/api/models";
    private static final byte[] ROWS = "width,colour\n1,red\n".getBytes(StandardCharsets.UTF_8);

    @Inject
    CoordinateOwners owners;

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "quarkus.http.body.uploads-directory")
    Path received;

    private final byte[] mojo = zip("model.ini", UUID.randomUUID().toString());
    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aModelIsStoredAndSaid() {
        String run = form("some rows.csv")
                .multiPart("target-docs", "Which species a shell is of")
                .multiPart("unseen-level", "refuse")
                .multiPart("carry", "20")
                .post(MODELS)
                .then()
                .statusCode(202)
                .body("coordinates", equalTo("com.example.shells:shell-model"))
                .body("watch", startsWith("refit runs watch shell-model-"))
                .extract()
                .path("run");

        ModelUploaded said = wire.only(ModelUploaded.class, run);
        UploadedModel upload = said.upload();
        assertThat(said.generation()).isEqualTo(1);
        assertThat(upload.id()).isEqualTo(run);
        assertThat(upload.name()).isEqualTo("a model.zip");
        assertThat(upload.examplesName()).isEqualTo("some rows.csv");
        assertThat(upload.description()).isEqualTo("Which species a shell is of");
        assertThat(upload.packaging().examples()).isEqualTo(20);
        assertThat(upload.packaging().inputs().unseenLevel()).isEqualTo(InputPolicy.REFUSE);
        assertThat(content(upload.mojo())).isEqualTo(mojo);
        assertThat(content(upload.examples())).isEqualTo(ROWS);
    }

    @Test
    void theSameAgainIsTheSameRunAndTheSameEventAndAnotherOneIsAnother() {
        String first = form("rows.csv").post(MODELS).path("run");
        long files = store.list("uploads/").size();

        String again = form("rows.csv").post(MODELS).path("run");
        String other =
                form("rows.csv").multiPart("missing", "refuse").post(MODELS).path("run");

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        List<RefitEvent> said = wire.heard(EventType.MODEL_UPLOADED, first);
        assertThat(said.stream().distinct()).hasSize(1);
        assertThat(store.list("uploads/")).hasSize((int) files);
        await().untilAsserted(() -> assertThat(received).isEmptyDirectory());
    }

    @Test
    void aModelUnderTheCoordinatesOfADefinitionIsRefused() {
        owners.claim(new MavenSpec("com.example.shells", "taken-model"), Owner.refit("shells"));

        given().multiPart("model", "a model.zip", mojo)
                .multiPart("examples", "rows.csv", ROWS)
                .multiPart("group", "com.example.shells")
                .multiPart("artifact", "taken-model")
                .post(MODELS)
                .then()
                .statusCode(409)
                .body(
                        "problems[0]",
                        startsWith("packaging.maven: got com.example.shells:taken-model, which belongs to"
                                + " refit shells, expected coordinates of uploads or of nobody. "));
    }

    @Test
    void withoutTheStoreItIsToBeSentAgain() throws IOException {
        Path uploads = Path.of(store.root()).resolve("uploads");
        Path aside = uploads.resolveSibling("aside");
        Files.createDirectories(uploads);
        Files.move(uploads, aside);
        Files.writeString(uploads, "a file where the folder should be");

        form("rows.csv")
                .post(MODELS)
                .then()
                .statusCode(503)
                .body("problems[0]", equalTo("The artifact store does not take the files; send the model again later"));

        Files.delete(uploads);
        Files.move(aside, uploads);
        form("rows.csv").post(MODELS).then().statusCode(202);
    }

    @Test
    void uploadsThatHaveUsedUpTheirRoomAreRefusedUntilSomeAreGone() throws IOException {
        store.put("uploads/large/m.zip", new byte[8 << 20]);

        form("rows.csv")
                .post(MODELS)
                .then()
                .statusCode(507)
                .body("problems[0]", startsWith("model: got "))
                .body("problems[0]", containsString("expected at most 0: uploads have "));
        assertThat(chunked(1 << 16)).startsWith("HTTP/1.1 507");

        store.delete("uploads/large/m.zip");
        form("rows.csv").post(MODELS).then().statusCode(202);
    }

    /** The answer to a whole form of which nobody tells the length. */
    private static String chunked(int size) throws IOException {
        byte[] form = wholeForm(zip("model.ini", "x".repeat(size)));
        byte[] begin = bytes(Integer.toHexString(form.length) + "\r\n");
        return send("Transfer-Encoding: chunked", joined(joined(begin, form), bytes("\r\n0\r\n\r\n")));
    }

    private static byte[] wholeForm(byte[] model) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (String field : List.of("group\"\r\n\r\ncom.example.shells", "artifact\"\r\n\r\nshell-model")) {
            form.writeBytes(bytes("--b\r\nContent-Disposition: form-data; name=\"" + field + "\r\n"));
        }
        String file = "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n";
        form.writeBytes(bytes(file.formatted("examples", "r.csv") + "a,b\n1,2\n\r\n"));
        form.writeBytes(bytes(file.formatted("model", "m.zip")));
        form.writeBytes(model);
        form.writeBytes(bytes("\r\n--b--\r\n"));
        return form.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        given().multiPart("model", "model.zip", "text,no,zip\n".getBytes(StandardCharsets.UTF_8))
                .multiPart("examples", "no file")
                .multiPart("group", "Com.Example")
                .multiPart("unseen_level", "refuse")
                .multiPart("missing", "missing")
                .multiPart("carry", "many")
                .post(MODELS)
                .then()
                .statusCode(400)
                .body(
                        "problems",
                        hasItems(
                                "unseen_level: got a field of this name, expected only artifact, carry, examples,"
                                        + " group, missing, model, target-docs, unseen-level",
                                "model: model.zip is no zip, expected the zip that H2O exports as a MOJO",
                                "examples: got a text, expected one file, as curl sends it with -F examples=@FILE",
                                "group: got Com.Example, expected a Java package name of at most 200 characters, such as com.example.models",
                                "artifact: got null, expected lower-case words joined by '-', at most 100 characters, such as delay-model",
                                "carry: got many, expected a whole number of at least 1",
                                "missing: got missing, expected score or refuse"));
    }

    @Test
    void whatIsCertainlyNoModelIsRefused() {
        refused(zip("other.txt", "x"), "model: m.zip has no entry model.ini, expected a MOJO");
        refused(new byte[0], "model: m.zip is no zip, expected the zip that H2O exports as a MOJO");
        refused(Arrays.copyOf(mojo, mojo.length / 2), "model: m.zip is damaged or cut off");
        refused(joined(mojo, zip("model.ini", "of another tree")), "model: m.zip is damaged or cut off, or programs");
        options(given().multiPart("model", "m.zip", mojo).multiPart("examples", "e.csv", new byte[0]))
                .post(MODELS)
                .then()
                .statusCode(400)
                .body("problems[0]", startsWith("examples: e.csv is empty"));
        assertThat(store.list("uploads/")).noneMatch(path -> path.endsWith("m.zip"));
    }

    @Test
    void aZipOfMoreEntriesThanAnyModelHasIsRefused() throws IOException {
        byte[] form = wholeForm(zipOfEmptyEntries(400_001));

        assertThat(send("Content-Length: " + form.length, form))
                .startsWith("HTTP/1.1 400")
                .contains("it has 400001 entries, expected at most 400000");
    }

    @Test
    void whatIsNoFormIsRefused() throws IOException {
        given().contentType("application/json").body("{}").post(MODELS).then().statusCode(415);
        assertThat(raw("--b--\r\n")).startsWith("HTTP/1.1 400").contains("model: got nothing");
        String cut = "--b\r\nContent-Disposition: form-data; name=\"group\"\r\n\r\ncom.exam";
        assertThat(raw(cut)).startsWith("HTTP/1.1 400");
    }

    @Test
    void aNameInAnyLanguageIsKept() throws IOException {
        String head = "--b\r\nContent-Disposition: form-data; name=\"model\"; filename=\"../mödel.zip\"\r\n\r\n";

        assertThat(raw(head + "no zip\r\n--b--\r\n")).startsWith("HTTP/1.1 400").contains("model: mödel.zip is no zip");
    }

    @Test
    void aModelLargerThanTheLimitIsRefusedUnread() throws IOException {
        assertThat(raw("", 600_000_000))
                .startsWith("HTTP/1.1 413")
                .contains("body: got 600000000 bytes, expected at most 536870912 for /api/models");
    }

    private static String raw(String body) throws IOException {
        return raw(body, body.getBytes(StandardCharsets.UTF_8).length);
    }

    /** The answer to a form as it is, of which perhaps not all comes. */
    private static String raw(String body, int length) throws IOException {
        return send("Content-Length: " + length, bytes(body));
    }

    private static String send(String length, byte[] body) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            String head =
                    "POST " + MODELS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + BrokerResource.TOKEN + "\r\n"
                            + "Content-Type: multipart/form-data; boundary=b\r\n" + length + "\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(joined(bytes(head), body));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void refused(byte[] model, String problem) {
        options(given().multiPart("model", "m.zip", model).multiPart("examples", "e.csv", ROWS))
                .post(MODELS)
                .then()
                .statusCode(400)
                .body("problems[0]", startsWith(problem));
    }

    private RequestSpecification form(String rows) {
        return options(given().multiPart("model", "a model.zip", mojo).multiPart("examples", rows, ROWS));
    }

    private static RequestSpecification options(RequestSpecification form) {
        return form.multiPart("group", "com.example.shells").multiPart("artifact", "shell-model");
    }

    private byte[] content(StoredFile file) {
        return store.read(store.path(file.uri())).orElseThrow();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** One that is small to send and large to remember. */
    private static byte[] zipOfEmptyEntries(int entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < entries; i++) {
                ZipEntry entry = new ZipEntry(Integer.toString(i, Character.MAX_RADIX));
                entry.setSize(0);
                entry.setCrc(0);
                zip.putNextEntry(entry);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String entry, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
