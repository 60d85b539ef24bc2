package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.release.Release;
import dev.refit.job.JobFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagingJobIT {

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gbm",
                "gbm-regression",
                "drf",
                "drf-multinomial",
                "class-without-rows",
                "glm",
                "deeplearning-multinomial",
                "xgboost"
            })
    void aModelOfEveryAlgorithmBecomesALibraryThatAnswersEveryRecordedExample(String model) throws Exception {
        try (PackagedLibrary library = packaged(model, "job")) {
            Release release = library.release();

            assertThat(release.coordinates()).isEqualTo("com.example.models:flight-delay-model:1.0.7");
            assertThat(release.examples()).isEqualTo(300);
            assertThat(release.files())
                    .containsOnlyKeys(
                            "jar",
                            "pom",
                            "sources.jar",
                            "tests.jar",
                            "cdx.json",
                            "provenance.json",
                            "flight-delay-model-spark/jar",
                            "flight-delay-model-spark/pom",
                            "flight-delay-model-spark/sources.jar");
            for (StoredFile file : release.files().values()) {
                assertThat(JobFolder.stored(Path.of(file.uri()))).isEqualTo(file);
            }
            String pom = Files.readString(file(release, "pom"));
            assertThat(pom.contains("<dependencies>")).isEqualTo(model.equals("deeplearning-multinomial"));
            assertThat(library.score(library.builder())).isNotNull();
        }
    }

    @Test
    void theInputIsTypedAsTheFeatureTableIs() throws Exception {
        try (PackagedLibrary library = packaged("gbm", "job")) {
            Object builder = library.builder();

            library.set(builder, "month", int.class, 3);
            library.set(builder, "distance", long.class, 1400L);
            library.set(builder, "depDelay", Double.class, null);
            library.set(builder, "cancelled", boolean.class, false);
            library.set(builder, "carrier", String.class, "UA");
            Object prediction = library.score(builder);

            assertThat(prediction).extracting("label").isIn("yes", "no");
            assertThat(prediction.toString()).contains("probabilityOfNo=");
            Object yes = prediction.getClass().getMethod("probabilityOfYes").invoke(prediction);
            assertThat(yes).isEqualTo(probabilities(prediction).get("yes"));
            assertThat(library.type("Input").isRecord()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gbm", "drf", "xgboost"})
    void aLibraryOfTreesTellsHowItPredicts(String model) throws Exception {
        try (PackagedLibrary library = packaged(model, "job")) {
            Object builder = library.set(library.builder(), "carrier", String.class, "UA");
            library.set(builder, "depDelay", Double.class, 31.0);
            Object prediction = library.score(builder);

            Map<String, Double> contributions = library.contributions(builder);

            double sum =
                    contributions.values().stream().mapToDouble(part -> part).sum();
            double yes = model.equals("drf") ? sum : 1 / (1 + Math.exp(-sum));
            assertThat(yes).isCloseTo((Double) probabilities(prediction).get("yes"), within(1e-5));
            assertThat(contributions).containsKeys(model.equals("xgboost") ? "carrier.UA" : "carrier", "");
            assertThat(library.margins(builder)).hasSize(1);
            assertThat(library.leafAssignments(builder)).hasSize(model.equals("gbm") ? 60 : 10);
            assertThat(library.scoreAll(List.of(builder, library.builder())))
                    .isEqualTo(List.of(prediction, library.score(library.builder())));
        }
    }

    @Test
    void aLevelNotSeenInTrainingIsAMissingValue() throws Exception {
        try (PackagedLibrary library = packaged("gbm", "job")) {
            Object unseen = library.set(library.builder(), "carrier", String.class, "never seen");

            assertThat(library.score(unseen)).isEqualTo(library.score(library.builder()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgboost", "glm", "deeplearning-multinomial"})
    void manyThreadsGetTheSameAnswers(String model) throws Exception {
        try (PackagedLibrary library = packaged(model, "job")) {
            List<Object> alone = new java.util.ArrayList<>();
            for (int i = 0; i < 200; i++) {
                alone.add(scored(library, i));
            }

            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Callable<Object>> calls = IntStream.range(0, 1600)
                        .<Callable<Object>>mapToObj(i -> () -> scored(library, i % 200))
                        .toList();
                List<Future<Object>> together = threads.invokeAll(calls);
                for (int i = 0; i < together.size(); i++) {
                    assertThat(together.get(i).get()).isEqualTo(alone.get(i % 200));
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void columnsOfAnyNameAreNamedInJava() throws Exception {
        try (PackagedLibrary library = packaged("odd-names", "job")) {
            List<String> names = Arrays.stream(library.type("Input").getRecordComponents())
                    .map(component -> component.getName())
                    .toList();

            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "class_",
                            "aB",
                            "aB2",
                            "aB3",
                            "_1st",
                            "column",
                            "qU0041",
                            "end",
                            "build2",
                            "hashCode2",
                            "tabHere",
                            "größe",
                            "object",
                            "value");
        }
    }

    @Test
    void moreColumnsThanARecordCanHaveMakeAClass() throws Exception {
        try (PackagedLibrary library = packaged("wide", "job")) {
            Object builder = library.set(library.builder(), "c298", double.class, 12.5);
            Object input = builder.getClass().getMethod("build").invoke(builder);

            assertThat(input.getClass().isRecord()).isFalse();
            assertThat(input.getClass().getMethod("c298").invoke(input)).isEqualTo(12.5);
            assertThat(library.score(builder)).isNotNull();
        }
    }

    @Test
    void theSameRequestMakesTheSameBytes() throws Exception {
        try (PackagedLibrary one = packaged("gbm", "one");
                PackagedLibrary other = packaged("gbm", "other")) {
            for (String kind : one.release().files().keySet()) {
                assertThat(file(other.release(), kind)).hasSameBinaryContentAs(file(one.release(), kind));
            }
        }
    }

    @Test
    void theJarsTellWhereTheyComeFromAndHoldTheirTests() throws Exception {
        try (PackagedLibrary library = packaged("gbm", "job")) {
            Release release = library.release();
            String run = (String) library.type("Model").getMethod("runId").invoke(null);

            assertThat(run).startsWith("flight-delay-");
            assertThat(Files.readString(file(release, "pom")))
                    .contains("<refit.run>" + run + "</refit.run>")
                    .contains("<refit.partition>2013-03</refit.partition>")
                    .contains("<refit.metric.value>0.75</refit.metric.value>");
            assertThat(entry(release, "jar", "META-INF/MANIFEST.MF")).contains("Refit-Run: " + run);
            assertThat(entry(release, "sources.jar", "com/example/models/FlightDelayModel.java"))
                    .contains("public FlightDelayPrediction score(FlightDelayInput input)");
            assertThat(entry(release, "tests.jar", "com/example/models/FlightDelayParityTest.java"))
                    .contains("everyRecordedPredictionIsReproduced");
            assertThat(entry(release, "jar", "com/example/models/FlightDelayModel.examples.tsv"))
                    .startsWith("refit-examples 2\n")
                    .contains("\tm:0\tleaves\tcontributions\n")
                    .hasLineCount(302);
            assertThat(entry(release, "jar", "META-INF/refit/proof.json"))
                    .contains("\"rowsProven\":300,\"rowsCarried\":300");
        }
    }

    @Test
    void theFunctionOfSparksIsAnArtifactThatNeedsTheLibraryAndSpark() throws Exception {
        try (PackagedLibrary library = packaged("gbm-regression", "job")) {
            Release release = library.release();

            assertThat(Files.readString(file(release, "flight-delay-model-spark/pom")))
                    .contains("<artifactId>flight-delay-model-spark</artifactId>")
                    .containsPattern("<artifactId>flight-delay-model</artifactId>\\s*<version>1.0.7</version>")
                    .containsPattern("<artifactId>spark-sql_2.13</artifactId>\\s*<version>4.1.0</version>"
                            + "\\s*<scope>provided</scope>");
            try (ZipFile jar =
                    new ZipFile(file(release, "flight-delay-model-spark/jar").toFile())) {
                assertThat(jar.stream().map(Object::toString))
                        .containsExactly(
                                "META-INF/MANIFEST.MF",
                                "META-INF/maven/com.example.models/flight-delay-model-spark/pom.xml",
                                "com/example/models/FlightDelayModelSpark$Table.class",
                                "com/example/models/FlightDelayModelSpark.class");
            }
            assertThat(entry(
                            release,
                            "flight-delay-model-spark/sources.jar",
                            "com/example/models/FlightDelayModelSpark.java"))
                    .contains(".add(\"value\", DataTypes.DoubleType, false)");
        }
    }

    private static Object scored(PackagedLibrary library, int i) throws ReflectiveOperationException {
        Object builder = library.builder();
        library.set(builder, "depDelay", double.class, i * 0.37 - 20);
        library.set(builder, "carrier", String.class, i % 2 == 0 ? "UA" : "B6");
        return library.score(builder);
    }

    private static Map<?, ?> probabilities(Object prediction) throws ReflectiveOperationException {
        return (Map<?, ?>) prediction.getClass().getMethod("probabilities").invoke(prediction);
    }

    private PackagedLibrary packaged(String model, String folder) throws IOException {
        return PackagedLibrary.made(
                PackagingRequests.of(ForgedModels.mojo(model), ForgedModels.examples(model)), temp.resolve(folder));
    }

    private static Path file(Release release, String kind) {
        return Path.of(release.files().get(kind).uri());
    }

    private static String entry(Release release, String kind, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file(release, kind).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
