package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.release.Release;
import dev.refit.events.release.ReleaseRecord;
import dev.refit.events.run.Failure;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents that travel in a library. */
class DocumentsIT {
    private static final String CARD = "META-INF/refit/MODEL-CARD.md";
    private static final String HTML = "META-INF/refit/MODEL-CARD.html";
    private static final String NOTES = "META-INF/refit/RELEASE-NOTES.md";
    private static final String PROVENANCE = "META-INF/refit/provenance.json";
    private static final String BILL = "META-INF/sbom/bom.cdx.json";

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"gbm", "drf-multinomial", "glm", "deeplearning-multinomial", "xgboost"})
    void theCardOfAClassificationShowsHowSureAndHowWrongItIs(String model) throws Exception {
        Release release = released(request(model, null));

        String card = entry(release, CARD);
        String html = entry(release, HTML);
        assertThat(card)
                .contains("300 evenly spread rows of the holdout", "has the same bits as in H2O")
                .contains("## Calibration", "| predicted between | rows |", "## Confusion", "predicted ");
        assertThat(html)
                .contains("<svg", "<h2>Importances</h2>")
                .doesNotContain("http://", "https://", "<script", "src=");
    }

    @Test
    void theCardOfARegressionShowsResiduals() throws Exception {
        Release release = released(request("gbm-regression", null));

        assertThat(entry(release, CARD)).contains("## Residuals", "a quantity").doesNotContain("## Confusion");
    }

    @Test
    void theCardTellsWhatWasMadeOfWhatAndHowWellItDoes() throws Exception {
        String card = entry(released(request("gbm", null)), CARD);

        assertThat(card)
                .contains("# flight-delay-model 1.0.7", "The model predicts late, one of 2 classes: no, yes")
                .contains("| flights | 2013-03 | 1 | 2,400 | d0 |")
                .contains("| auc (compares the trials) | 0.7500 | 0.8000 | 0.9000 |")
                .contains("| metric | holdout | validation | training |")
                .containsPattern("\\| threshold \\| 0\\.\\d+: from this probability of yes on it is the label \\|")
                .containsPattern("\\| trees at most \\| 70 \\|")
                .containsPattern("\\| trees built \\| \\d+ \\|")
                .contains("| dep\\_delay | 1.0000 |")
                .contains("| carrier | categorical | 4 |")
                .contains("| trained with h2o | 3.44.0.1 |");
    }

    @Test
    void aHoldoutRowThatIsScoredOtherwiseBlocksTheRelease() throws Exception {
        Path holdout = Leftovers.holdout("gbm", temp.resolve("holdout.tsv.gz"), lines -> {
            List<String> changed = new ArrayList<>(lines);
            int column = List.of(lines.get(1).split("\t")).indexOf("p:2");
            String[] cells = lines.get(11).split("\t", -1);
            cells[column] = Long.toHexString(Long.parseUnsignedLong(cells[column], 16) ^ 1);
            changed.set(11, String.join("\t", cells));
            return changed;
        });
        WorkloadRequest.Package request = PackagingRequests.documented(
                ForgedModels.mojo("gbm"), ForgedModels.examples("gbm"), holdout, schema("gbm"), null);

        WorkloadResult result = PackagedLibrary.run(request, temp.resolve("job"));

        Failure failure = ((WorkloadResult.Failed) result).failure();
        assertThat(failure.code()).isEqualTo("parity-violated");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.message())
                .contains("H2O differ in 1 of 300 holdout rows in holdout.tsv.gz")
                .containsPattern("line 12, p:2: got 0\\.\\d+, expected 0\\.\\d+");
    }

    @Test
    void theFirstReleaseSaysSoAndTheNextSaysWhatIsDifferent() throws Exception {
        assertThat(entry(released(request("gbm", null)), NOTES)).contains("This is the first release.");

        WorkloadRequest.Package earlier = request("gbm-other", null);
        ReleaseRecord record = new ReleaseRecord(
                "1.0.6",
                "flight-delay-0123456789",
                null,
                earlier.model().schema(),
                new ModelTrained(earlier.run(), earlier.features(), earlier.model()));
        Path previous = Files.write(temp.resolve("1.0.6.json"), RefitJson.bytes(record));
        String notes = entry(released(request("gbm", previous), "later"), NOTES);

        assertThat(notes)
                .contains("It is compared with 1.0.6, which the run flight-delay-0123456789 made for 2013-03.")
                .contains("## Inputs and labels\n\nThey are the same.")
                .contains("| flights | 2013-03 version 1, 2,400 rows | 2013-03 version 1, 2,400 rows |")
                .contains("Both models were scored on the same holdout of ", "| metric | 1.0.6 | 1.0.7 | change |")
                .contains("| auc (compares the trials) | 0.7500 | 0.7500 | 0.0000 |")
                .contains(
                        "They are compared on the 300 recorded examples of 1.0.6, which have 7 of the inputs of 1.0.7.")
                .containsPattern("\\| rows with another label \\| \\d+ \\(\\d+\\.\\d %\\) \\|")
                .containsPattern("\\| all rows change a probability by at most \\| 0\\.\\d*[1-9]\\d* \\|");
    }

    @Test
    void theNotesSayAfterWhichVersionTheNumberComesWhenThatWasNotPublished() throws Exception {
        WorkloadRequest.Package request = request("gbm", null);
        ModelTrained trained = new ModelTrained(request.run(), request.features(), request.model());
        Path published = record("1.0.5", request.model().schema(), trained);
        Path lost = Files.write(
                temp.resolve("fewer.json"),
                RefitJson.bytes(new ModelSchema(
                        List.of(new ModelSchema.Input("gone", ModelSchema.Kind.NUMERIC, List.of())),
                        new ModelSchema.Response("delayed", List.of("no", "yes")))));
        Path reserved = record("1.0.6", JobFolder.stored(lost), trained);

        String notes = entry(
                released(new WorkloadRequest.Package(
                        request.run(),
                        request.features(),
                        request.model(),
                        request.version(),
                        JobFolder.stored(published),
                        JobFolder.stored(reserved))),
                NOTES);

        assertThat(notes)
                .contains("## Inputs and labels\n\nThey are the same.")
                .contains("The number 1.0.7 does not follow from that: it comes after 1.0.6,")
                .contains("| input gone was removed | yes |")
                .containsPattern("\\| input \\w+ is new \\| no \\|");
    }

    private Path record(String version, StoredFile schema, ModelTrained trained) throws IOException {
        ReleaseRecord record = new ReleaseRecord(version, "flight-delay-0123456789", null, schema, trained);
        return Files.write(temp.resolve(version + ".json"), RefitJson.bytes(record));
    }

    @Test
    void examplesThatWereRemovedMeanwhileAreNotCompared() throws Exception {
        WorkloadRequest.Package earlier = request("gbm-other", null);
        Path gone = Files.copy(ForgedModels.examples("gbm-other"), temp.resolve("gone.tsv"));
        WorkloadRequest.Package moved = PackagingRequests.documented(
                ForgedModels.mojo("gbm-other"),
                gone,
                Path.of(earlier.model().scoredHoldout().uri()),
                schema("gbm-other"),
                null);
        Files.delete(gone);
        ReleaseRecord record = new ReleaseRecord(
                "1.0.6",
                "flight-delay-0123456789",
                null,
                moved.model().schema(),
                new ModelTrained(moved.run(), moved.features(), moved.model()));
        Path previous = Files.write(temp.resolve("1.0.6.json"), RefitJson.bytes(record));

        assertThat(entry(released(request("gbm", previous)), NOTES))
                .contains("They are not compared, because the recorded examples of 1.0.6 were deleted");
    }

    @Test
    void theProvenanceIsAStatementAboutTheModelAndOutsideTheLibraryAboutItsFilesToo() throws Exception {
        WorkloadRequest.Package request = request("gbm", null);
        Release release = released(request);

        JsonNode inside = RefitJson.mapper().readTree(entry(release, PROVENANCE));
        JsonNode outside = RefitJson.mapper()
                .readTree(Files.readString(
                        Path.of(release.files().get("provenance.json").uri())));

        assertThat(inside.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(inside.path("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
        assertThat(inside.at("/subject/0/digest/sha256").asText())
                .isEqualTo(request.model().mojo().sha256());
        assertThat(inside.at("/predicate/buildDefinition/externalParameters/definition/spec/transform/spark/sql")
                        .asText())
                .isEqualTo("select * from flights");
        assertThat(inside.at("/predicate/buildDefinition/resolvedDependencies/0/digest/refit-snapshot")
                        .asText())
                .isEqualTo("d0");
        assertThat(inside.at("/predicate/runDetails/builder/version/training.h2o")
                        .asText())
                .isEqualTo("3.44.0.1");
        assertThat(inside.path("subject")).hasSize(1);
        assertThat(outside.path("predicate")).isEqualTo(inside.path("predicate"));
        assertThat(outside.path("subject")).anySatisfy(subject -> {
            assertThat(subject.path("name").asText()).isEqualTo("flight-delay-model-1.0.7.jar");
            assertThat(subject.at("/digest/sha256").asText())
                    .isEqualTo(release.files().get("jar").sha256());
        });
    }

    @Test
    void theSameModelTrainedTwiceHasOneCanonicalDigestAndAnotherModelAnother() throws Exception {
        List<String> digests = new ArrayList<>();
        for (String model : List.of("gbm", "gbm-again", "gbm-other")) {
            String provenance = entry(released(request(model, null), model), PROVENANCE);
            digests.add(RefitJson.mapper()
                    .readTree(provenance)
                    .at("/subject/0/digest/refit-model-v1")
                    .asText());
        }

        assertThat(Files.mismatch(ForgedModels.mojo("gbm"), ForgedModels.mojo("gbm-again")))
                .isNotNegative();
        assertThat(digests.get(0)).matches("[0-9a-f]{64}").isEqualTo(digests.get(1));
        assertThat(digests.get(2)).isNotEqualTo(digests.get(0));
    }

    @Test
    void theBillOfMaterialsIsValidAndHoldsTheModelAndWhatScoresIt() throws Exception {
        Release release = released(request("gbm", null));
        String bill = entry(release, BILL);

        assertThat(new JsonParser().validate(bill, Version.VERSION_16)).isEmpty();
        assertThat(Path.of(release.files().get("cdx.json").uri())).hasContent(bill);
        assertThat(bill)
                .contains("\"machine-learning-model\"", "\"classification\"", "\"slice\" : \"holdout\"")
                .doesNotContain("\"timestamp\"");
    }

    @Test
    void theSameRequestGivesTheSameBytesDocumentsIncluded() throws Exception {
        Release one = released(request("gbm", null), "one");
        Release other = released(request("gbm", null), "other");

        assertThat(one.files().keySet())
                .allSatisfy(key -> assertThat(other.files().get(key).sha256())
                        .as(key)
                        .isEqualTo(one.files().get(key).sha256()));
    }

    private WorkloadRequest.Package request(String model, Path previous) throws IOException {
        return PackagingRequests.documented(
                ForgedModels.mojo(model),
                ForgedModels.examples(model),
                Leftovers.holdout(model, temp.resolve(model + "-holdout.tsv.gz")),
                schema(model),
                previous);
    }

    private Path schema(String model) throws IOException {
        return Leftovers.schema(model, temp.resolve(model + "-schema.json"));
    }

    private Release released(WorkloadRequest.Package request) throws IOException {
        return released(request, "job");
    }

    private Release released(WorkloadRequest.Package request, String folder) throws IOException {
        WorkloadResult result = PackagedLibrary.run(request, temp.resolve(folder));
        assertThat(result).isInstanceOf(WorkloadResult.Packaged.class);
        Release release = ((WorkloadResult.Packaged) result).release();
        assertThat(JobFolder.stored(Path.of(release.files().get("jar").uri())))
                .isEqualTo(release.files().get("jar"));
        return release;
    }

    private static String entry(Release release, String name) throws IOException {
        try (ZipFile zip = new ZipFile(Path.of(release.files().get("jar").uri()).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
