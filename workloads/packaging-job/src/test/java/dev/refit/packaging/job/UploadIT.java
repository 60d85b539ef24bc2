package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries of models that no run has made: each was trained by real H2O, and comes with rows as CSV. */
class UploadIT {
    private static final String ROWS = ForgeData.flights(120);

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"gbm", "gbm-regression", "drf-multinomial", "glm", "deeplearning-multinomial", "xgboost"})
    void aModelOfEachKindBecomesALibraryThatAnswers(String model) throws Exception {
        try (PackagedLibrary library = PackagedLibrary.made(request(model, ROWS), temp)) {
            assertThat(library.release().coordinates()).isEqualTo("com.example.models:flight-delay-model:1.0.0");
            assertThat(library.release().files())
                    .containsKeys("cdx.json", "jar", "pom", "provenance.json", "sources.jar", "tests.jar")
                    .containsKeys("flight-delay-model-spark/jar", "flight-delay-model-spark/pom")
                    .hasSize(9);
            assertThat(library.release().examples()).isGreaterThanOrEqualTo(100);
            Object builder = library.set(library.builder(), "carrier", String.class, "UA");
            assertThat(library.score(builder)).isNotNull();
            assertThat(library.type("Model").getMethod("runId").invoke(null))
                    .asString()
                    .matches("flight-delay-model-[0-9a-f]{10}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gbm-offset", "glm-offset", "xgboost-offset"})
    void theOffsetOfAModelIsAnInputThatMustBeThere(String model) throws Exception {
        String rows = ForgeData.flightsWithOffset(120);
        try (PackagedLibrary library = PackagedLibrary.made(request(model, rows), temp.resolve("job"))) {
            Object none = library.set(library.builder(), "exposure", double.class, 0.0);
            Object some = library.set(library.builder(), "exposure", double.class, 0.5);

            assertThat(library.score(some)).isNotEqualTo(library.score(none));
            assertThatThrownBy(() -> library.score(library.builder()))
                    .hasRootCauseMessage("exposure: got nothing, expected a value");
            if (model.equals("glm-offset")) {
                assertThat(value(library, some) - value(library, none)).isCloseTo(0.5, within(1e-9));
            }
        }
        String last = rows.substring(0, rows.stripTrailing().lastIndexOf(',') + 1);
        assertThat(failed(request(model, last)).failure().message())
                .endsWith(
                        "line 121, column 'exposure': got nothing, expected a number: it is the offset of the model.");
    }

    private static double value(PackagedLibrary library, Object builder) throws ReflectiveOperationException {
        Object prediction = library.score(builder);
        return (double) prediction.getClass().getMethod("value").invoke(prediction);
    }

    @Test
    void theSameUploadPackagedTwiceGivesTheSameBytes() throws Exception {
        WorkloadResult.Packaged one = packaged(request("gbm", ROWS), temp.resolve("one"));
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Path mojo = Files.copy(ForgedModels.mojo("gbm"), elsewhere.resolve("gbm.zip"));
        WorkloadResult.Packaged other = packaged(request(mojo, ROWS), temp.resolve("other"));

        one.release().files().forEach((key, file) -> assertThat(
                        other.release().files().get(key).sha256())
                .as(key)
                .isEqualTo(file.sha256()));
    }

    @Test
    void theLibrarySaysThatItWasUploadedAndWhatItsModelSaysOfItself() throws Exception {
        WorkloadResult.Packaged packaged = packaged(request("gbm", ROWS), temp.resolve("job"));
        String sha256 = JobFolder.stored(ForgedModels.mojo("gbm")).sha256();

        assertThat(entry(packaged, "META-INF/refit/provenance.json"))
                .contains(
                        "\"origin\" : \"uploaded\"",
                        "\"model\" : \"gbm.zip\"",
                        sha256,
                        "\"h2o_version\"",
                        "\"algo\" : \"gbm\"")
                .contains(
                        "\"timestamp\"",
                        "refit-model-v1",
                        "\"compared\" : [ \"h2o-genmodel\", \"the library's scorer\" ]")
                .doesNotContain("\"definition\"", "\"refit\"");
        assertThat(entry(packaged, "META-INF/refit/MODEL-CARD.md"))
                .contains(
                        "Whether flights are late",
                        "uploaded model gbm.zip",
                        "are not known",
                        "No H2O cluster took part")
                .contains("## Calibration", "they are not a holdout");
        assertThat(entry(packaged, "META-INF/sbom/bom.cdx.json")).contains("refit:upload", "rows.csv");
        assertThat(entry(packaged, "META-INF/refit/RELEASE-NOTES.md")).contains("This is the first release.");
        assertThat(entry(packaged, "META-INF/refit/schema.json")).contains("\"dep_delay\"");
        assertThat(entry(packaged, "META-INF/refit/proof.json")).contains("\"made-up values\"", "\"rowsGiven\":120");
        assertThat(Files.readString(
                        Path.of(packaged.release().files().get("pom").uri())))
                .contains("made from the uploaded model gbm.zip", "<refit.upload>")
                .doesNotContain("refit.run", "<dependencies>");
    }

    @Test
    void inputsThatTheExamplesLackAndTextsThatTheModelDoesNotKnowAreSaid() throws Exception {
        WorkloadResult.Packaged packaged =
                packaged(request("gbm", "carrier,dep_delay,airport\nXX,3,EWR\nUA,,EWR\n"), temp.resolve("job"));

        assertThat(entry(packaged, "META-INF/refit/proof.json"))
                .contains("\"rowsWithUnknownText\":{\"carrier\":1}", "\"columnsNotRead\":[\"airport\"]")
                .contains("\"inputsWithoutColumn\":[\"month\",\"distance\",\"cancelled\"");
        assertThat(entry(packaged, "META-INF/refit/MODEL-CARD.md"))
                .contains("no column for these inputs", "distance", "airport")
                .doesNotContain("Predictions for the examples");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | line 1: got nothing, expected the names of the columns, such as month, distance",
                "`month,carrier\n` | line 2: got no row, expected at least one",
                "`month,month\n1,2\n` | line 1: got the column 'month' twice",
                "`a,b\n1,2\n` | line 1: got the columns a, b, expected inputs of the model: month",
                "`month,carrier\n1,UA\nmay,UA\n` | line 3, column 'month': got 'may', expected a number",
                "`month,carrier\n1,UA,3\n` | line 2: got 3 cells, expected 2",
                "`month,carrier\n1,\"UA\n` | line 2: a quote is not closed",
            })
    void examplesThatAreNoneAreRefusedWithLineColumnAndValue(String rows, String expected) throws Exception {
        WorkloadResult.Failed failed = failed(request("gbm", rows == null ? "" : rows));

        assertThat(failed.failure().code()).isEqualTo("unreadable-examples");
        assertThat(failed.failure().message()).contains("rows.csv", expected);
    }

    @Test
    void textThatIsNoUtf8IsRefused() throws Exception {
        Path csv = temp.resolve("rows.csv");
        Files.write(csv, "month,carrier\n1,é\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(failed(request(ForgedModels.mojo("gbm"), csv)).failure().message())
                .contains("is not UTF-8");
    }

    @Test
    void filesThatAreNoMojoAreRefusedWithWhatWasExpected() throws Exception {
        byte[] mojo = Files.readAllBytes(ForgedModels.mojo("gbm"));
        byte[] bent = mojo.clone();
        bent[mojo.length / 2] ^= 1;

        assertThat(refusal(new byte[0])).contains("model.zip has 0 bytes, expected a MOJO");
        assertThat(refusal("import h2o".getBytes(StandardCharsets.UTF_8))).contains("model.zip is no zip");
        assertThat(refusal(java.util.Arrays.copyOf(mojo, mojo.length / 2))).contains("is damaged or cut off");
        assertThat(refusal(bent)).contains("damaged");
        assertThat(refusal(zip(Map.of("../evil", "x")))).contains("has an entry '../evil'");
        assertThat(refusal(zip(Map.of("readme", "x")))).contains("has no entry model.ini");
        assertThat(refusal(zip(Map.of("model.ini", "x")))).contains("has no section [info]");
        assertThat(refusal(newer())).contains("got mojo_version = '99.00', expected 1.00 or 1.10 or 1.20");
        assertThat(refusal(twoFaced(mojo))).contains("programs read it differently");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ensemble", "isotonic"})
    void aModelThatKnowsNoOffsetIsScoredByGenmodel(String model) throws Exception {
        WorkloadResult.Packaged packaged = packaged(request(model, ROWS), temp.resolve("job"));

        assertThat(entry(packaged, "META-INF/refit/proof.json")).contains("\"compared\":[\"h2o-genmodel\"]");
        assertThat(Files.readString(
                        Path.of(packaged.release().files().get("pom").uri())))
                .contains("h2o-genmodel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kmeans | The model's algorithm is kmeans: it predicts no response",
                "deeplearning-offset | deep learning model with an offset_column, which H2O's exported model does not"
                        + " use",
                "xgboost-label | trained with categorical_encoding 'LabelEncoder', so its inputs are not the columns",
            })
    void aModelThatItsMojoDoesNotCarryIsRefusedWithTheReason(String model, String reason) throws Exception {
        WorkloadResult.Failed failed = failed(request(model, ROWS));

        assertThat(failed.failure().code()).isEqualTo("unsupported-model");
        assertThat(failed.failure().message()).contains(reason);
    }

    @Test
    void aModelThatSkipsRowsWithMissingValuesRefusesThem() throws Exception {
        try (PackagedLibrary library = PackagedLibrary.made(request("glm-skip", ROWS), temp.resolve("job"))) {
            Object row = library.builder();

            assertThatThrownBy(() -> library.score(row))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class)
                    .hasStackTraceContaining("got nothing, expected a value");
        }
    }

    @Test
    void whatTheLibraryLeavesOutIsSaid() throws Exception {
        WorkloadResult.Packaged packaged = packaged(request("gbm-calibrated", ROWS), temp.resolve("job"));

        assertThat(entry(packaged, "META-INF/refit/proof.json")).contains("\"leftOut\":[\"calibrated probabilities\"]");
        assertThat(entry(packaged, "META-INF/refit/MODEL-CARD.md")).contains("The library leaves them out");
    }

    @Test
    void responsesThatAreNoClassMakeNoFigures() throws Exception {
        String rows = "carrier,dep_delay,late\nUA,3,1.0\n' UA',4,0.0\n".replace("'", "\"");
        WorkloadResult.Packaged packaged = packaged(request("gbm", rows), temp.resolve("job"));

        assertThat(entry(packaged, "META-INF/refit/proof.json"))
                .contains("\"rowsWithResponseThatIsNoClass\":{\"1.0\":1,\"0.0\":1}")
                .contains("\"rowsWithTextKnownWithoutBlanks\":{\"carrier\":1}");
        assertThat(entry(packaged, "META-INF/refit/MODEL-CARD.md"))
                .contains("no figures are made of them")
                .doesNotContain("## Calibration");
    }

    @Test
    void theVersionFollowsFromTheSchemaOfTheReleaseBefore() throws Exception {
        WorkloadRequest.PackageUpload first = request(ForgedModels.mojo("gbm"), temp.resolve("rows.csv"), ROWS);
        Path schema = Files.writeString(
                temp.resolve("schema.json"),
                entry(packaged(first, temp.resolve("first")), "META-INF/refit/schema.json"));
        WorkloadRequest.Previous before = new WorkloadRequest.Previous("1.2.3", JobFolder.stored(schema));

        WorkloadResult.Packaged same =
                packaged(new WorkloadRequest.PackageUpload(first.upload(), null, before), temp.resolve("same"));
        WorkloadResult.Packaged other = packaged(
                new WorkloadRequest.PackageUpload(
                        request(ForgedModels.mojo("drf-multinomial"), temp.resolve("rows.csv"), ROWS)
                                .upload(),
                        null,
                        before),
                temp.resolve("other"));

        assertThat(same.release().version()).isEqualTo("1.2.4");
        assertThat(entry(same, "META-INF/refit/RELEASE-NOTES.md"))
                .contains("compared with 1.2.3", "They are the same.");
        assertThat(other.release().version()).isEqualTo("2.0.0");
    }

    /** Programs that read from the front find one model, and those that read from the back another. */
    private static byte[] twoFaced(byte[] mojo) throws IOException {
        byte[] other = Files.readAllBytes(ForgedModels.mojo("gbm-other"));
        byte[] both = java.util.Arrays.copyOf(mojo, mojo.length + other.length);
        System.arraycopy(other, 0, both, mojo.length, other.length);
        return both;
    }

    private byte[] newer() throws IOException {
        Map<String, byte[]> entries = new java.util.LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(ForgedModels.mojo("gbm").toFile())) {
            for (ZipEntry entry : zip.stream().collect(Collectors.toList())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                entries.put(
                        entry.getName(),
                        entry.getName().equals("model.ini")
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replaceAll("mojo_version = .*", "mojo_version = 99.00")
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        Path file = temp.resolve("newer.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return Files.readAllBytes(file);
    }

    private byte[] zip(Map<String, String> entries) throws IOException {
        Path file = temp.resolve("made.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.readAllBytes(file);
    }

    private String refusal(byte[] mojo) throws IOException {
        Path file = Files.write(temp.resolve("model.zip"), mojo);
        return failed(request(file, ROWS)).failure().message();
    }

    private WorkloadResult.Failed failed(WorkloadRequest request) throws IOException {
        WorkloadResult result = PackagedLibrary.run(request, temp.resolve("job"));
        assertThat(result).isInstanceOf(WorkloadResult.Failed.class);
        return (WorkloadResult.Failed) result;
    }

    private static WorkloadResult.Packaged packaged(WorkloadRequest request, Path folder) throws IOException {
        WorkloadResult result = PackagedLibrary.run(request, folder);
        assertThat(result).isInstanceOf(WorkloadResult.Packaged.class);
        return (WorkloadResult.Packaged) result;
    }

    private WorkloadRequest request(String model, String rows) throws IOException {
        return request(ForgedModels.mojo(model), rows);
    }

    private WorkloadRequest request(Path mojo, String rows) throws IOException {
        return request(mojo, Files.writeString(temp.resolve("rows.csv"), rows));
    }

    private static WorkloadRequest.PackageUpload request(Path mojo, Path csv, String rows) throws IOException {
        return request(mojo, Files.writeString(csv, rows));
    }

    private static WorkloadRequest.PackageUpload request(Path mojo, Path rows) throws IOException {
        UploadedModel upload = new UploadedModel(
                mojo.getFileName().toString(),
                JobFolder.stored(mojo),
                JobFolder.stored(rows),
                "rows.csv",
                "Whether flights are late",
                new PackagingSpec(new MavenSpec("com.example.models", "flight-delay-model"), 100));
        return new WorkloadRequest.PackageUpload(upload, null, null);
    }

    private static String entry(WorkloadResult.Packaged packaged, String name) throws IOException {
        URI jar = packaged.release().files().get("jar").uri();
        try (ZipFile zip = new ZipFile(Path.of(jar).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
