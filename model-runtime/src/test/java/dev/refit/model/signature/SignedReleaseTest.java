package dev.refit.model.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedReleaseTest {
    private static final String CARD = "META-INF/refit/MODEL-CARD.md";

    @TempDir
    Path temp;

    private TestSigner signer;
    private Map<String, byte[]> files;

    @BeforeEach
    void release() throws Exception {
        signer = new TestSigner();
        files = new LinkedHashMap<>();
        files.put("m-1.0.0.pom", "the pom".getBytes(UTF_8));
        files.put("m-1.0.0.jar", jar("a good model"));
        files.put("m-1.0.0.jar!/" + CARD, "a good model".getBytes(UTF_8));
    }

    @Test
    void whatIsAsSignedPasses() throws Exception {
        SignedRelease release = read(signer.release(files));

        release.check("m-1.0.0.pom", file("m-1.0.0.pom"));
        release.check("m-1.0.0.jar", file("m-1.0.0.jar"));
        assertThat(release.files()).containsOnlyKeys("m-1.0.0.jar", "m-1.0.0.pom");
        assertThat(release.within("m-1.0.0.jar")).containsExactly(CARD);
        assertThat(release.predicateType()).isEqualTo("https://slsa.dev/provenance/v1");
        assertThat(SignedRelease.envelopeOf("m-1.0.0.jar")).isEqualTo("m-1.0.0.intoto.jsonl");
    }

    @ParameterizedTest
    @CsvSource({"m-1.0.0.pom", "m-1.0.0.jar"})
    void oneByteThatDiffersIsFoundAndItsFileNamed(String name) throws Exception {
        SignedRelease release = read(signer.release(files));
        Path file = file(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1]++;
        Files.write(file, bytes);

        assertThatThrownBy(() -> release.check(name, file))
                .isInstanceOf(InvalidSignatureException.class)
                .hasMessageStartingWith("'" + name + "': got SHA-256 ")
                .hasMessageContaining("signed is ");
    }

    @Test
    void aFileWithinThatDiffersOrIsMissingIsFound() throws Exception {
        files.put("m-1.0.0.jar!/" + CARD, "another model".getBytes(UTF_8));
        SignedRelease differs = read(signer.release(files));
        files.remove("m-1.0.0.jar!/" + CARD);
        files.put("m-1.0.0.jar!/META-INF/refit/gone", new byte[0]);
        SignedRelease lacks = read(signer.release(files));

        assertThatThrownBy(() -> differs.check("m-1.0.0.jar", file("m-1.0.0.jar")))
                .hasMessageStartingWith("'m-1.0.0.jar!/" + CARD + "': got SHA-256 ");
        assertThatThrownBy(() -> lacks.check("m-1.0.0.jar", file("m-1.0.0.jar")))
                .hasMessageContaining("gone': is missing, but was signed");
    }

    @Test
    void theEnvelopeOfAnotherVersionIsNamed() throws Exception {
        SignedRelease release = read(signer.release(files));

        assertThatThrownBy(() -> release.check("m-1.0.1.jar", file("m-1.0.0.jar")))
                .hasMessage("the signature is not of 'm-1.0.1.jar': it names 'm-1.0.0.jar, m-1.0.0.pom'");
    }

    @Test
    void anotherKeyIsNamedWithTheEnvelope() throws Exception {
        assertThatThrownBy(() -> read(new TestSigner().release(files)))
                .hasMessageStartingWith("m-1.0.0.intoto.jsonl: unknown key: got a signature with the key ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            x                                                                      | expected an in-toto statement
            {"_type":"https://in-toto.io/Statement/v0.1"}                          | _type: got 'https://in-toto.io/Statement/v0.1'
            {"_type":"https://in-toto.io/Statement/v1","subject":[]}               | subject: expected a list
            {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a"}]}   | subject[0].digest: expected a JSON object
            {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha1":"0"}}]} | sha256: expected a text
            {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":"0"}}]} | subject[0].digest.sha256: got '0'
            """)
    void whatIsSignedButNoStatementIsRefused(String statement, String problem) {
        assertThatThrownBy(() -> read(signer.envelope(Statement.PAYLOAD_TYPE, statement)))
                .isInstanceOf(InvalidSignatureException.class)
                .hasMessageStartingWith("m-1.0.0.intoto.jsonl: ")
                .hasMessageContaining(problem);
    }

    @Test
    void aFileThatIsNamedTwiceIsRefused() {
        String subject = "{\"name\":\"a\",\"digest\":{\"sha256\":\"" + "0".repeat(64) + "\"}}";

        assertThatThrownBy(() ->
                        read(signer.envelope(Statement.PAYLOAD_TYPE, TestSigner.statement(subject + "," + subject))))
                .hasMessageContaining("subject[1]: got 'a' twice");
    }

    private SignedRelease read(String envelope) throws IOException {
        return SignedRelease.read(Files.writeString(temp.resolve("m-1.0.0.intoto.jsonl"), envelope), signer.key());
    }

    private Path file(String name) throws IOException {
        return Files.write(temp.resolve(name), files.get(name));
    }

    private static byte[] jar(String card) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(CARD));
            zip.write(card.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
