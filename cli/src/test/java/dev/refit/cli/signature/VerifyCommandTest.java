package dev.refit.cli.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.Call;
import dev.refit.cli.ExitCodes;
import dev.refit.events.RefitJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** refit verify and refit keys show, with a release in the Maven repository of the home. */
class VerifyCommandTest {
    private static final String RELEASE = "com.example:delay-model:1.0.0";
    private static final String[] FILES = {
        "delay-model-1.0.0.jar",
        "delay-model-1.0.0.pom",
        "delay-model-1.0.0-sources.jar",
        "delay-model-1.0.0-provenance.json",
        "delay-model-spark-1.0.0.jar"
    };

    @TempDir
    Path home;

    private Publication publication;

    @BeforeEach
    void publish() throws Exception {
        publication = new Publication(home.resolve("artifacts/maven"));
        publication.publish(FILES);
        publication.sign(FILES);
        Files.writeString(home.resolve("signing-key.pem"), publication.publicPem());
    }

    @Test
    void whatIsAsSignedIsListedWithTheKey() throws Exception {
        Call text = call("verify", RELEASE);
        Call json = call("verify", RELEASE, "--json");

        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out())
                .contains(
                        "delay-model-1.0.0.jar: as signed\n",
                        "delay-model-spark-1.0.0.jar: as signed\n",
                        "Signed with the key " + publication.keyId() + ".");
        JsonNode answer = RefitJson.mapper().readTree(json.out());
        assertThat(answer.get("verified").asText()).isEqualTo(RELEASE);
        assertThat(answer.get("keyId").asText()).isEqualTo(publication.keyId());
        assertThat(answer.get("files")).hasSize(FILES.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay-model-1.0.0.jar",
                "delay-model-1.0.0.pom",
                "delay-model-1.0.0-sources.jar",
                "delay-model-1.0.0-provenance.json",
                "delay-model-spark-1.0.0.jar"
            })
    void aFileThatDiffersOrIsGoneIsNamed(String name) throws Exception {
        Files.writeString(publication.file(name), "CONTENT of " + name);
        Call changed = call("verify", RELEASE);
        Files.delete(publication.file(name));
        Call gone = call("verify", RELEASE);

        assertThat(changed.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(changed.err()).contains("'" + name + "': got SHA-256 ", "signed is ");
        assertThat(gone.exitCode()).isIn(ExitCodes.FAILED, ExitCodes.INVALID);
        assertThat(gone.err()).contains(name);
    }

    @Test
    void aReleaseWithoutASignatureHasAnExitCodeOfItsOwn() throws Exception {
        Files.delete(publication.envelope());

        Call call = call("verify", RELEASE);

        assertThat(call.exitCode()).isEqualTo(ExitCodes.UNSIGNED);
        assertThat(call.err()).contains(RELEASE + " has no signature: there is no " + publication.envelope());
    }

    @Test
    void anotherKeyAnotherVersionsEnvelopeAndAnotherPayloadTypeAreRefused() throws Exception {
        Path key = Files.writeString(home.resolve("other.pem"), new Publication(home.resolve("other")).publicPem());
        Call otherKey = call("verify", RELEASE, "--key", key.toString());
        publication.sign("delay-model-1.0.0-sources.jar");
        Call otherFiles = call("verify", RELEASE);
        Files.writeString(publication.envelope(), publication.envelope("text/plain", "{}"));
        Call otherType = call("verify", RELEASE);

        assertThat(otherKey.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(otherKey.err()).contains("unknown key: got a signature with the key '" + publication.keyId());
        assertThat(otherFiles.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(otherFiles.err()).contains("the signature is not of 'delay-model-1.0.0.jar'");
        assertThat(otherType.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(otherType.err()).contains("payloadType: got 'text/plain'");
    }

    @Test
    void aReleaseThatWasCopiedToAnotherGroupIsRefused() throws Exception {
        Path copied = home.resolve("artifacts/maven/com/other");
        Files.move(home.resolve("artifacts/maven/com/example"), copied);
        Call call = call("verify", "com.other:delay-model:1.0.0");
        Path jar = copied.resolve("delay-model/1.0.0/delay-model-1.0.0.jar");
        Call ofFile = call("verify", jar.toString());

        assertThat(call.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(call.err())
                .contains("1.0.0.jar: is signed, but of other coordinates than com.other:delay-model:1.0.0.");
        assertThat(ofFile.exitCode()).as("a file tells no group").isZero();
    }

    @Test
    void aSignedFileThatIsNoJarIsRefused() throws Exception {
        Files.writeString(publication.file(FILES[0]), "no zip");
        publication.sign(FILES);

        Call call = call("verify", RELEASE);

        assertThat(call.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(call.err())
                .contains("delay-model-1.0.0.jar: is signed, but is no jar: ")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"payload\":\"\",\"payload\":\"\"}",
                "{\"payloadType\":\"t\",\"payload\":\"~\",\"signatures\":[]}"
            })
    void anEnvelopeThatIsNoneIsRefused(String text) throws Exception {
        Files.writeString(publication.envelope(), text);

        Call call = call("verify", RELEASE);

        assertThat(call.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(call.err())
                .contains("refit: delay-model-1.0.0.intoto.jsonl: ")
                .doesNotContain("Exception");
    }

    @Test
    void aFileIsCheckedWithWhatLiesBesideIt() throws Exception {
        Path jar = publication.file(FILES[0]);
        Call beside = call("verify", jar.toString());
        Path moved = Files.copy(publication.envelope(), home.resolve("elsewhere.jsonl"));
        Files.delete(publication.envelope());
        Call unsigned = call("verify", jar.toString());
        Call named = call("verify", jar.toString(), "--signature", moved.toString());
        Call renamed =
                call("verify", Files.copy(jar, home.resolve("a.jar")).toString(), "--signature", moved.toString());

        assertThat(beside.exitCode()).as(beside.err()).isZero();
        assertThat(beside.out())
                .contains("delay-model-1.0.0.pom: as signed")
                .contains("not there and so not checked: delay-model-spark-1.0.0.jar");
        assertThat(unsigned.exitCode()).isEqualTo(ExitCodes.UNSIGNED);
        assertThat(named.exitCode()).isZero();
        assertThat(renamed.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(renamed.err()).contains("the signature is not of 'a.jar'");
    }

    @Test
    void whatIsNotThereIsWrongInput() throws Exception {
        assertThat(call("verify", "com.example:delay-model:2.0.0").err())
                .contains("there is no com/example/delay-model/2.0.0/delay-model-2.0.0.jar in ");
        assertThat(call("verify", "gone.jar").err()).contains("gone.jar: there is no such file");
        assertThat(call("verify", "../../etc:a:..").exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(call("verify", RELEASE, "--key", "gone.pem").err())
                .contains("--key: gone.pem: there is no such file");
        assertThat(call("verify", RELEASE, "--signature", "a").exitCode()).isEqualTo(ExitCodes.INVALID);
        Files.delete(home.resolve("signing-key.pem"));
        assertThat(call("verify", RELEASE).err()).contains("--key: got none, and the home ");
        assertThat(call("keys", "show").exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void theKeyThatIsShownIsOneThatVerifies() throws Exception {
        Call shown = call("keys", "show");
        Path key = Files.writeString(home.resolve("public.pem"), shown.out());
        Files.delete(home.resolve("signing-key.pem"));

        assertThat(shown.out())
                .startsWith("Key " + publication.keyId() + ", Ed25519\n-----BEGIN PUBLIC KEY-----\n")
                .doesNotContain("PRIVATE");
        assertThat(call("verify", RELEASE, "--key", key.toString()).exitCode()).isZero();
    }

    private Call call(String... arguments) {
        return Call.of(home, arguments);
    }
}
