package dev.refit.packaging.job.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.LevelType;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.LevelConstants;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.model.Column;
import dev.refit.model.Scorer;
import dev.refit.model.examples.Example;
import dev.refit.packaging.job.PackagingRequests;
import dev.refit.packaging.job.SilentScorer;
import dev.refit.packaging.job.examples.LibraryExamples;
import dev.refit.packaging.job.examples.RecordedExamples;
import dev.refit.packaging.job.model.ModelShape;
import dev.refit.packaging.job.release.ReleaseBuilder;
import dev.refit.packaging.job.run.RunOrigin;
import dev.refit.packaging.job.source.InputSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedSourcesTest {
    private static final StoredFile FILE = new StoredFile(URI.create("file:/none"), 0, "0".repeat(64));

    private static final MavenSpec FLIGHT_DELAY = new MavenSpec("com.example.models", "flight-delay-model");

    @TempDir
    Path temp;

    @Test
    void aThousandColumnsAndManyClassesCompile() {
        List<InputField> fields = IntStream.range(0, 1100)
                .mapToObj(i -> field("column " + i, "column" + i, "Column" + i, i, List.of("a", "b")))
                .toList();
        List<String> labels =
                IntStream.range(0, 150).mapToObj(i -> "class " + i).toList();

        assertThatCode(() -> generateAndCompile(fields, labels)).doesNotThrowAnyException();
    }

    @Test
    void hostileTextsStayTexts() {
        List<String> hostile = List.of("*/ }", "\\u002a/", "\" + x", "$T", "@param x", "\n\r\t", "{@code", "`", "");
        JavaNames names = new JavaNames(List.of());
        JavaNames types = new JavaNames(List.of());
        List<InputField> fields = new ArrayList<>();
        for (int i = 0; i < 3 * hostile.size(); i++) {
            String text = hostile.get(i % hostile.size());
            fields.add(field(text, names.member(text), types.type(text), i, hostile));
        }

        assertThatCode(() -> generateAndCompile(fields, hostile)).doesNotThrowAnyException();
    }

    @Test
    void enumsNamedAsWhatTheGeneratedClassesUseCompile() {
        List<String> columns = List.of(
                "string",
                "object",
                "enum",
                "record",
                "override",
                "map",
                "hash map",
                "list",
                "double",
                "integer",
                "input coder",
                "flight delay model",
                "flight delay prediction",
                "illegal argument exception",
                "builder",
                "flight delay input",
                "com",
                "BUILDER",
                "sTRING",
                "x".repeat(300),
                "\ud83d\udeeb".repeat(300),
                "é".repeat(300));
        List<Column> inputs = columns.stream()
                .map(name -> new Column(name, List.of("UNSEEN", "level", "values", "of", "byLevel", "class", name)))
                .toList();
        List<InputField> fields = InputField.of(shape(inputs, List.of("a", "b")), examples(), Map.of(), enumNames());

        assertThat(fields)
                .extracting(field -> field.levels().name())
                .contains("String", "STRING2", "Builder2", "FlightDelayInput2");
        assertThatCode(() -> generateAndCompile(fields, List.of("a", "b"))).doesNotThrowAnyException();
    }

    @Test
    void anEnumAsLargeAsTheyGetCompilesAndALargerOneIsTexts() {
        List<String> levels = IntStream.rangeClosed(0, LevelConstants.MOST)
                .mapToObj(i -> i + "\n".repeat(LevelConstants.LONGEST - 10))
                .toList();
        List<Column> inputs = List.of(
                new Column("many", levels.subList(0, LevelConstants.MOST)),
                new Column("more", levels),
                new Column(
                        "tails",
                        IntStream.range(0, 10_000).mapToObj(i -> "N" + i).toList()));
        List<InputField> fields = InputField.of(shape(inputs, List.of("a", "b")), examples(), Map.of(), enumNames());

        assertThat(fields)
                .extracting(InputField::kind)
                .containsExactly(InputField.Kind.ENUM, InputField.Kind.TEXT, InputField.Kind.TEXT);
        assertThatCode(() -> generateAndCompile(fields, List.of("a", "b"))).doesNotThrowAnyException();
    }

    @Test
    void inputsHaveTheOrderOfTheFeatureTableWhateverOrderTheModelHas() throws Exception {
        InputField carrier = new InputField("carrier", "carrier", InputField.Kind.TEXT);
        InputField distance = new InputField("distance", "distance", InputField.Kind.INT);
        ModelSchema schema = new ModelSchema(
                List.of(
                        new ModelSchema.Input("distance", ModelSchema.Kind.NUMERIC, "int", List.of(), null, null),
                        ModelSchema.Input.categorical("carrier", List.of("UA"), false)),
                new ModelSchema.Response("delayed", List.of("no", "yes")));

        String source = InputSource.of(
                        library(List.of(carrier, distance), List.of("no", "yes"), Optional.of(RefitJson.bytes(schema))))
                .toString();

        assertThat(source)
                .containsPattern("FlightDelayInput\\(java.lang.Integer distance,\\s+java.lang.String carrier\\)")
                .containsPattern("coder.level\\(0, carrier\\),\\s+coder.number\\(1, distance\\)")
                .contains("FlightDelayInput(distance, carrier)");
        generateAndCompile(
                library(List.of(carrier, distance), List.of("no", "yes"), Optional.of(RefitJson.bytes(schema))));
    }

    private void generateAndCompile(List<InputField> fields, List<String> labels) throws Exception {
        generateAndCompile(library(fields, labels, Optional.empty()));
    }

    private static Library library(List<InputField> fields, List<String> labels, Optional<byte[]> schema)
            throws IOException, JobFailedException {
        WorkloadRequest.Package request = PackagingRequests.of(FILE, FILE);
        ModelShape shape = shape(List.of(), labels);
        RecordedExamples examples = examples();
        return new Library(
                new RunOrigin(request, Path.of("examples.tsv"), schema, true),
                shape,
                fields,
                examples,
                new LibraryExamples(shape, examples, 1, Map.of()),
                new TrainingRanges(Optional.empty()));
    }

    private void generateAndCompile(Library library) throws Exception {
        ReleaseBuilder workshop = new ReleaseBuilder(
                new JobFolder(temp), library, new ReleaseFiles(library, Map.of(ReleaseFiles.PROVENANCE, new byte[0])));
        workshop.generate();
        workshop.compile();
    }

    private static ModelShape shape(List<Column> inputs, List<String> labels) {
        Scorer scorer = new SilentScorer("*/ the @target", inputs, labels);
        return new ModelShape(new byte[0], scorer, new SilentScorer("", inputs, labels), null);
    }

    private static Optional<JavaNames> enumNames() {
        return Library.enumNames(
                new PackagingSpec(FLIGHT_DELAY, 1, new InputsSpec(null, null, null, LevelType.ENUM), null, null, null));
    }

    private static RecordedExamples examples() {
        Example example = new Example(3, false, new double[0], new double[0], "", null, null, null);
        return new RecordedExamples(List.of("", "label", ""), List.of(example));
    }

    private static InputField field(String feature, String name, String type, int i, List<String> levels) {
        InputField.Kind kind = InputField.Kind.values()[i % InputField.Kind.values().length];
        return kind == InputField.Kind.ENUM
                ? new InputField(
                        feature,
                        name,
                        kind,
                        new LevelEnum(type, LevelConstants.of(levels).orElseThrow(), levels))
                : new InputField(feature, name, kind);
    }
}
