package dev.refit.definition;

import com.fasterxml.jackson.databind.JsonNode;

/** A transform is either SQL, or a jar with the class to call. */
final class TransformChoice {
    static final KeyPath SPARK = KeyPath.of("spec.transform.spark");

    private final Document document;
    private final Problems problems;
    private final String sql;
    private final JsonNode spark;

    /** @param sql the key of the SQL */
    TransformChoice(Document document, Problems problems, String sql) {
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
            problems.add(document.ofKey(path), path, Got.of(spark.get("mainClass")), "it left out, or a jar beside it");
        }
    }
}
