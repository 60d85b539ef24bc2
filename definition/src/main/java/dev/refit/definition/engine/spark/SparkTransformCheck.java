package dev.refit.definition.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.DefinitionText;
import dev.refit.definition.document.DefinitionText.UnreadableTextException;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.Shown;
import dev.refit.events.artifact.StoredFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds the files that a transform names, and reads them in. */
public final class SparkTransformCheck {
    private static final KeyPath SPARK = KeyPath.of("spec.transform.spark");

    private final Document document;
    private final ProblemList problems;
    private final Path definition;
    private final JsonNode spark;

    public SparkTransformCheck(Document document, ProblemList problems, Path definition) {
        this.document = document;
        this.problems = problems;
        this.definition = definition;
        this.spark = document.root().at("/spec/transform/spark");
    }

    /** What the transform's files hold; of no use when there are problems. */
    public TransformFiles run() {
        if (!spark.isObject()) {
            return TransformFiles.NONE;
        }
        new SparkChoice(document, problems, "sql").run();
        new ExecutorsCheck(document, problems).run();
        return new TransformFiles(file("sql"), sql(), file("jar"), jar());
    }

    private Optional<String> sql() {
        KeyPath path = SPARK.to("sql");
        return file("sql").flatMap(file -> {
            try {
                String sql = DefinitionText.read(file, SqlText.MAX_KIB);
                if (SqlText.isEmpty(sql)) {
                    problems.add(document, path, spark.get("sql"), "a file with a SQL statement in it; it has none");
                }
                return Optional.of(sql);
            } catch (UnreadableTextException e) {
                String got = Shown.of(spark.get("sql")) + " (" + e.got() + ")";
                problems.add(document.ofValue(path), path, got, e.expected() + ": " + file);
                return Optional.empty();
            }
        });
    }

    private Optional<StoredFile> jar() {
        KeyPath path = SPARK.to("jar");
        return file("jar").flatMap(file -> {
            try {
                return Optional.of(
                        TransformJar.check(file, spark.path("mainClass").asText()));
            } catch (TransformJar.UnusableJarException e) {
                problems.add(document, path, spark.get("jar"), e.getMessage() + ": " + file);
                return Optional.empty();
            }
        });
    }

    private Optional<Path> file(String key) {
        JsonNode name = spark.path(key);
        if (!name.isTextual() || name.textValue().isBlank()) {
            return Optional.empty();
        }
        try {
            Path relative = Path.of(name.textValue());
            boolean leaves = StreamSupport.stream(relative.spliterator(), false)
                    .anyMatch(segment -> segment.toString().equals(".."));
            if (!relative.isAbsolute() && !leaves) {
                return Optional.of(definition.resolveSibling(relative).normalize());
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        String expected = "a path relative to this file, without '..'";
        problems.add(document, SPARK.to(key), name, expected);
        return Optional.empty();
    }
}
