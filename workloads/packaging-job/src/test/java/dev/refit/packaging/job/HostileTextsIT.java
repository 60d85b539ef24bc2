package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.LevelType;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the texts of a model, a definition or a request are, they stay texts in every file of a library. */
class HostileTextsIT {
    private static final String MARKER = HostileTexts.MARKER;
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}&&[^\r\n\t]]|[\u202a-\u202e\u2066-\u2069]");

    @TempDir
    Path temp;

    @Test
    void theTextsOfAnUploadStayTextsInEveryFile() throws Exception {
        Release made = packaged(upload(HostileTexts.mojo(temp.resolve("model.zip"), "gbm")), "upload");

        made.check();
    }

    @Test
    void theTextsOfADefinitionStayTextsInEveryFile() throws Exception {
        Path mojo = HostileTexts.mojo(temp.resolve("model.zip"), "gbm");
        Release upload = packaged(upload(mojo), "first");

        packaged(PackagingRequests.hostile(mojo, upload.folder().resolve("examples.tsv"), MARKER), "run")
                .check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/ static { System.exit(7); } /*", "gbm2", "GBM", "gbm */"})
    void anAlgorithmThatIsNotKnownIsRefusedByName(String algo) throws Exception {
        WorkloadResult result =
                PackagedLibrary.run(upload(HostileTexts.mojo(temp.resolve("model.zip"), algo)), temp.resolve("job"));

        assertThat(((WorkloadResult.Failed) result).failure().message())
                .startsWith("model.ini: got algo = '" + algo + "' and algorithm = 'Gradient Boosting Machine', expected"
                        + " one of gbm, drf, xgboost, glm, ");
    }

    @Test
    void aRefusalQuotesOnOneLineAndSteersNoTerminal() throws Exception {
        Path rows = Files.writeString(
                temp.resolve("rows.csv"),
                HostileTexts.rows() + "x,\"oops\nERROR forged \u001b[31m" + "y".repeat(5000) + "\",,\n");
        WorkloadResult result = PackagedLibrary.run(
                upload(HostileTexts.mojo(temp.resolve("model.zip"), "gbm"), rows), temp.resolve("job"));

        String message = ((WorkloadResult.Failed) result).failure().message();
        assertThat(message)
                .contains("got 'oops\\u000aERROR forged \\u001b[31m")
                .hasLineCount(1)
                .hasSizeLessThan(1000);
    }

    private WorkloadRequest upload(Path mojo) throws IOException {
        return upload(mojo, Files.writeString(temp.resolve("rows.csv"), HostileTexts.rows()));
    }

    private static WorkloadRequest upload(Path mojo, Path rows) throws IOException {
        return new WorkloadRequest.PackageUpload(
                new UploadedModel(
                        MARKER + "\r\nInjected: header",
                        JobFolder.stored(mojo),
                        JobFolder.stored(rows),
                        "rows " + MARKER + "\n# injected",
                        "- " + MARKER + "\n# injected\n\n    code",
                        new PackagingSpec(
                                new MavenSpec("com.example.models", "flight-delay-model"),
                                100,
                                new InputsSpec(null, null, null, LevelType.ENUM),
                                null,
                                null,
                                null)),
                null,
                null);
    }

    private Release packaged(WorkloadRequest request, String name) throws IOException {
        WorkloadResult result = PackagedLibrary.run(request, temp.resolve(name));
        assertThat(result).isInstanceOf(WorkloadResult.Packaged.class);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (var file : ((WorkloadResult.Packaged) result).release().files().values()) {
            Path path = Path.of(file.uri());
            if (path.toString().endsWith(".jar")) {
                try (ZipInputStream jar = new ZipInputStream(Files.newInputStream(path))) {
                    for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                        files.put(path.getFileName() + "!" + entry.getName(), jar.readAllBytes());
                    }
                }
            } else {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        }
        return new Release(temp.resolve(name), files);
    }

    /** The files of a release by name, those of its jars among them. */
    private record Release(Path folder, Map<String, byte[]> files) {
        void check() throws Exception {
            TreeSet<String> kinds = new TreeSet<>();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String name = file.getKey();
                String kind = name.substring(name.lastIndexOf('.') + 1);
                kinds.add(kind);
                String text = new String(file.getValue(), StandardCharsets.UTF_8);
                switch (kind) {
                    case "java" -> java(name, text);
                    case "html" -> html(text);
                    case "md" -> markdown(text);
                    case "xml", "pom" -> pom(text);
                    case "json" -> RefitJson.mapper().readTree(text);
                    case "MF" -> manifest(file.getValue());
                    case "tsv" -> tsv(text);
                    default -> assertThat(kind).isIn("class", "zip");
                }
                if (List.of("java", "html", "md", "xml", "pom", "MF").contains(kind)) {
                    assertThat(STEERING.matcher(text).results().count())
                            .as(name)
                            .isZero();
                }
            }
            assertThat(kinds).contains("java", "html", "md", "xml", "pom", "json", "MF", "tsv");
        }

        private static void java(String name, String text) {
            Matcher comments = COMMENT.matcher(LITERAL.matcher(text).replaceAll("\"\""));
            while (comments.find()) {
                assertThat(comments.group()).as(name).doesNotContain("<script", "{@code x", "${", "\\u002a", "$$");
            }
            String code = LITERAL.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("\"\"");
            assertThat(code)
                    .as(name)
                    .doesNotContain("<script", "alert(", "${", "`c`")
                    .doesNotContainPattern("\\W90210\\W");
        }

        private static void html(String text) {
            assertThat(text).doesNotContain("<script", "-->");
            Pattern.compile("<[^!/][^>]*>").matcher(text).results().forEach(tag -> assertThat(tag.group())
                    .matches(
                            "<(html|head|meta|title|style|body|h1|h2|p|table|tr|th|td|svg|text|rect|line|circle|polyline)"
                                    + "( [a-z0-9A-Z-]+=\"[^\"<>]*\")*/?>"));
        }

        private static void markdown(String text) {
            assertThat(text)
                    .doesNotContainPattern("(?<!\\\\)[<>`]")
                    .doesNotContainPattern("(?m)^( {4}|- |# inj|## two)");
            assertThat(text).doesNotContainPattern("(?<!\\\\)\\[a");
        }

        private static void pom(String text) throws Exception {
            assertThat(text).doesNotContain("<script", "${");
            Model pom = new MavenXpp3Reader().read(new StringReader(text));
            assertThat(pom.getArtifactId()).startsWith("flight-delay-model");
            assertThat(pom.getDescription()).contains("alert(90210)");
        }

        private static void manifest(byte[] manifest) throws IOException {
            assertThat(new Manifest(new ByteArrayInputStream(manifest))
                            .getMainAttributes().keySet().stream()
                                    .map(Object::toString)
                                    .toList())
                    .doesNotContain("Injected");
        }

        private static void tsv(String text) {
            long cells = text.lines().skip(1).findFirst().orElseThrow().split("\t", -1).length;
            assertThat(text.lines().skip(1)).allMatch(line -> line.split("\t", -1).length == cells);
        }
    }
}
