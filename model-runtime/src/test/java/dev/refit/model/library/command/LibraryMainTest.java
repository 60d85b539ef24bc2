package dev.refit.model.library.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.model.examples.Digests;
import dev.refit.model.library.InputPolicies;
import dev.refit.model.library.InputPolicy;
import dev.refit.model.library.InputRanges;
import dev.refit.model.library.LibraryFacts;
import dev.refit.model.library.PackagedModel;
import dev.refit.model.mojo.HandmadeMojo;
import dev.refit.model.mojo.Mojo;
import dev.refit.model.signature.TestSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command of a library whose model answers 11.5 for x below 2, and 21.5 otherwise. */
class LibraryMainTest {
    private Set<String> times = Set.of();

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "1,11.5",
        "' 3 ',21.5",
        "True,11.5",
        "FALSE,11.5",
        "NA,21.5",
        "'',21.5",
        "+1.e0,11.5",
        ".5,11.5",
        "1e-400,11.5"
    })
    void valuesAreThoseOfTheExamples(String cell, String prediction) throws IOException {
        assertThat(scored(("a,x\n1," + cell + "\n\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a,x,prediction\n1," + cell + "," + prediction + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7d", "7f", "0x1p5", "NaN", "Infinity", "-Infinity", "1e400", "1_000", "\u0661", "1,5\u00e9"})
    void whatIsNoDecimalNumberIsRefusedWithItsLine(String cell) throws IOException {
        assertThat(run(("x,a\n1,2\n\"" + cell + "\",1\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("in.csv, line 3: x: got '" + cell + "', expected a number");
        assertThat(temp.resolve("out.csv")).doesNotExist();
    }

    @Test
    void aColumnTwiceAndLinesOfCarriageReturnsAreRefused() throws IOException {
        run("x,a,x\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
        run("x,a\r1,2\r".getBytes(StandardCharsets.UTF_8));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("line 1: got the column 'x' twice")
                .contains("line 1: ends with a carriage return alone");
    }

    @Test
    void gzipIsReadWhateverItsNameAndOtherEncodingsAreNamed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("x\n1\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(scored(bytes.toByteArray())).isEqualTo("x,prediction\n1,11.5\n");
        run(java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9));
        run("x\n1\n".getBytes(StandardCharsets.UTF_16));
        run("x,\u00e9\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("the compressed file is damaged or cut off", "the text is UTF-16, expected UTF-8")
                .contains("in.csv: the text is not UTF-8");
    }

    @Test
    void anOutputBehindALinkIsReplacedAndTheLinkStays() throws IOException {
        Path target = Files.writeString(temp.resolve("target.csv"), "old");
        Path link = Files.createSymbolicLink(temp.resolve("out.csv"), Path.of("target.csv"));

        scored("x\n1\n".getBytes(StandardCharsets.UTF_8));

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("x,prediction\n1,11.5");
    }

    @Test
    void aTimeIsGivenAsIsoAndANumberIsRefused() throws IOException {
        String plain = scored("x\n3600000\n".getBytes(StandardCharsets.UTF_8));
        times = Set.of("x");

        assertThat(scored("x\n1970-01-01T01:00:00Z\n".getBytes(StandardCharsets.UTF_8))
                        .split(",")[2])
                .isEqualTo(plain.split(",")[2]);
        assertThat(run("x\n3600\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("x: got '3600', expected a time such as");
    }

    @Test
    void aDeviceIsWrittenInto() throws IOException {
        Path device = Files.createSymbolicLink(temp.resolve("out.csv"), Path.of("/dev/null"));

        assertThat(run("x\n1\n".getBytes(StandardCharsets.UTF_8))).isZero();

        assertThat(device).isSymbolicLink();
        assertThat(Path.of("/dev/null")).exists().isNotEqualTo(device);
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aDashIsTheStandardOutput() throws IOException {
        Path in = Files.writeString(temp.resolve("in.csv"), "x\n1\n");

        assertThat(command("score", in.toString(), "-")).isZero();

        assertThat(out).hasToString("x,prediction\n1,11.5\n");
        assertThat(err).hasToString("1 rows scored, written to the standard output\n");
    }

    @Test
    void theSignatureOfAnotherJarIsCheckedAgainstAKey() throws Exception {
        TestSigner signer = new TestSigner();
        Path key = Files.writeString(temp.resolve("public.pem"), signer.publicPem());
        Path jar = Files.writeString(temp.resolve("m-1.0.0.jar"), "the jar");
        byte[] signed = Files.readAllBytes(jar);
        String[] check = {"verify", "--key", key.toString(), "--jar", jar.toString()};

        assertThat(command(check)).isEqualTo(1);
        Files.writeString(temp.resolve("m-1.0.0.intoto.jsonl"), signer.release(Map.of("m-1.0.0.jar", signed)));
        assertThat(command(check)).isZero();
        Files.writeString(jar, "a jar");
        assertThat(command(check)).isEqualTo(1);

        assertThat(out)
                .hasToString("m-1.0.0.jar and 0 files in it are as signed with the key "
                        + signer.key().id() + "\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("No signature: there is no " + temp.resolve("m-1.0.0.intoto.jsonl"))
                .contains("'m-1.0.0.jar': got SHA-256 ");
    }

    @Test
    void whatHasNoSignatureOfItsOwnIsToldSoAndWrongOptionsAreWrongUsage() throws Exception {
        Path key = Files.writeString(temp.resolve("public.pem"), new TestSigner().publicPem());

        assertThat(command("verify", "--key", key.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("does not run from a jar: name it with --jar FILE");
        assertThat(command("verify", "--key")).isEqualTo(2);
        assertThat(command("verify", "--jar", "a")).isEqualTo(2);
        assertThat(command("verify", "--key", "a", "--key", "b")).isEqualTo(2);
        assertThat(command("verify", "--key", temp.resolve("gone").toString(), "--jar", key.toString()))
                .isEqualTo(1);
    }

    private String scored(byte[] csv) throws IOException {
        assertThat(run(csv)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return Files.readString(temp.resolve("out.csv"));
    }

    private int run(byte[] csv) throws IOException {
        Path in = Files.write(temp.resolve("in.csv"), csv);
        return command("score", in.toString(), temp.resolve("out.csv").toString());
    }

    private int command(String... arguments) throws IOException {
        PackagedModel model = model(times);
        return LibraryMain.run(
                arguments,
                () -> model,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** The file of this class stands for the model, which is made by hand. */
    private static PackagedModel model(Set<String> times) throws IOException {
        String name = "LibraryMainTest.class";
        LibraryFacts.Resource resource;
        try (InputStream in = LibraryMainTest.class.getResourceAsStream(name)) {
            resource = new LibraryFacts.Resource(name, Digests.of(in.readAllBytes()));
        }
        LibraryFacts facts = new LibraryFacts(
                "g:a:1.0.0",
                "run",
                LibraryFacts.thisJava(),
                resource,
                resource,
                resource,
                new InputPolicies(InputPolicy.MISSING, InputPolicy.COUNT, InputPolicy.COUNT),
                InputRanges.unknown(1),
                times);
        return PackagedModel.open(
                LibraryMainTest.class,
                facts,
                bytes -> Mojo.read(new HandmadeMojo().zip()).scorer(),
                false);
    }
}
