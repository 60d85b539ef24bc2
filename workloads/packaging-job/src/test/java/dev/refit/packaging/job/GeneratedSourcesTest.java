package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.refit.events.definition.StoredFile;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFolder;
import dev.refit.model.Scorer;
import dev.refit.model.library.Example;
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

    @TempDir
    Path temp;

    @Test
    void aThousandColumnsAndManyClassesCompile() {
        List<InputField> fields = IntStream.range(0, 1100)
                .mapToObj(i -> new InputField("column " + i, "column" + i, kind(i)))
                .toList();
        List<String> labels =
                IntStream.range(0, 150).mapToObj(i -> "class " + i).toList();

        assertThatCode(() -> generateAndCompile(fields, labels)).doesNotThrowAnyException();
    }

    @Test
    void hostileTextsStayTexts() {
        List<String> hostile = List.of("*/ }", "\\u002a/", "\" + x", "$T", "@param x", "\n\r\t", "{@code", "`", "");
        JavaNames names = new JavaNames(List.of());
        List<InputField> fields = new ArrayList<>();
        for (int i = 0; i < hostile.size(); i++) {
            fields.add(new InputField(hostile.get(i), names.member(hostile.get(i)), kind(i)));
        }

        assertThatCode(() -> generateAndCompile(fields, hostile)).doesNotThrowAnyException();
    }

    private void generateAndCompile(List<InputField> fields, List<String> labels) throws Exception {
        WorkloadRequest.Package request = PackagingRequests.of(FILE, FILE);
        Scorer scorer = new SilentScorer("*/ the @target", labels);
        ModelShape shape = new ModelShape(new byte[0], scorer, new SilentScorer("", labels), null);
        Example example = new Example(3, false, new double[0], new double[0], "", null, null, null);
        RecordedExamples examples = new RecordedExamples(List.of("", "label", ""), List.of(example));
        Library library = new Library(
                new RunOrigin(request, Path.of("examples.tsv"), Optional.empty(), true),
                shape,
                fields,
                examples,
                new LibraryExamples(shape, examples, 1, Map.of()),
                new Ranges(Optional.empty()));
        Workshop workshop = new Workshop(
                new JobFolder(temp), library, new ReleaseFiles(library, Map.of(ReleaseFiles.PROVENANCE, new byte[0])));
        workshop.generate();
        workshop.compile();
    }

    private static InputField.Kind kind(int i) {
        return InputField.Kind.values()[i % InputField.Kind.values().length];
    }
}
