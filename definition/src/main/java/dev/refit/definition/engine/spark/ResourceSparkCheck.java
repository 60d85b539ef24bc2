package dev.refit.definition.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether the transform of a custom resource can be one: the SQL is in it, the jar lies elsewhere. */
public final class ResourceSparkCheck {
    private static final String SQL = "sqlText";
    private static final int MAX_BYTES = SqlText.MAX_KIB * 1024;

    private final Document document;
    private final ProblemList problems;
    private final JsonNode spark;

    public ResourceSparkCheck(Document document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
        this.spark = document.root().at("/spec/transform/spark");
    }

    /** What a file's transform would have brought; of no use when there are problems. */
    public TransformFiles run() {
        if (!spark.isObject()) {
            return TransformFiles.NONE;
        }
        new SparkChoice(document, problems, SQL).run();
        new ExecutorsCheck(document, problems).run();
        return new TransformFiles(Optional.empty(), sql(), Optional.empty(), jar());
    }

    private Optional<String> sql() {
        if (!spark.path(SQL).isTextual()) {
            return Optional.empty();
        }
        KeyPath path = SparkChoice.SPARK.to(SQL);
        String sql = spark.get(SQL).textValue();
        int size = sql.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_BYTES) {
            problems.add(document.ofValue(path), path, size + " bytes", "at most " + MAX_BYTES);
        } else if (SqlText.isEmpty(sql)) {
            problems.add(document, path, spark.get(SQL), "a SQL statement; there is none in it");
        }
        return Optional.of(sql);
    }

    private Optional<StoredFile> jar() {
        if (!spark.path("jar").isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RefitJson.read(RefitJson.bytes(spark.get("jar")), StoredFile.class));
        } catch (IllegalArgumentException e) {
            KeyPath path = SparkChoice.SPARK.to("jar");
            if (!problems.concernWithin(path)) {
                problems.add(document.ofValue(path), path, "no such file (" + e.getMessage() + ")", "another");
            }
            return Optional.empty();
        }
    }
}
