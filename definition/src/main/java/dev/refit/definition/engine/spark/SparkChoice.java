package dev.refit.definition.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.Shown;

/** A transform is either SQL, or a jar with the class to call. */
final class SparkChoice {
    static final KeyPath SPARK = KeyPath.of("spec.transform.spark");

    private final Document document;
    private final ProblemList problems;
    private final String sql;
    private final JsonNode spark;

    /** @param sql the key of the SQL */
    SparkChoice(Document document, ProblemList problems, String sql) {
        this.document = document;
        this.problems = problems;
        this.sql = sql;
        this.spark = document.root().at("/spec/transform/spark");
    }

    void run() {
        if (spark.has(sql) == spark.has("jar")) {
            String got = spark.has(sql) ? sql + " and jar" : "neither " + sql + " nor jar";
            problems.add(document.ofKey(SPARK), SPARK, got, "either " + sql + ", or jar with mainClass");
        }
        KeyPath path = SPARK.to("mainClass");
        if (spark.has("jar") && !spark.has("mainClass")) {
            String expected = "the class of the jar to call, such as com.example.Features";
            problems.add(document.ofKey(SPARK), path, "nothing", expected);
        }
        if (spark.has("mainClass") && !spark.has("jar")) {
            problems.add(
                    document.ofKey(path), path, Shown.of(spark.get("mainClass")), "it left out, or a jar beside it");
        }
    }
}
