package dev.refit.transform.job.feature;

import dev.refit.events.data.Column;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a feature table: those types that training reads as what they are. */
final class FeatureColumns {
    private static final Set<String> TRAINABLE =
            Set.of("string", "boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "timestamp");

    private FeatureColumns() {}

    static List<Column> of(StructType schema) throws JobFailedException {
        List<String> problems = new ArrayList<>();
        for (StructField field : schema.fields()) {
            String type = field.dataType().simpleString();
            if (!TRAINABLE.contains(type)) {
                problems.add(
                        "column " + field.name() + ": is " + type + ", which training cannot read; " + advice(type));
            }
        }
        failOn(problems);
        return Stream.of(schema.fields())
                .map(field -> new Column(field.name(), field.dataType().simpleString()))
                .toList();
    }

    /** @throws JobFailedException when names differ in case only, which Spark SQL does not tell apart */
    static void checkNames(StructType schema) throws JobFailedException {
        Map<String, String> names = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (String name : schema.fieldNames()) {
            String before = names.put(name.toLowerCase(Locale.ROOT), name);
            if (before != null) {
                problems.add("columns " + before + " and " + name
                        + (before.equals(name) ? ": have the same name" : ": differ in case only")
                        + ", but Spark SQL does not tell case; rename one with AS");
            }
        }
        failOn(problems);
    }

    private static void failOn(List<String> problems) throws JobFailedException {
        if (!problems.isEmpty()) {
            throw new JobFailedException(
                    Fault.USER_CODE,
                    "column-not-trainable",
                    String.join("\n", problems),
                    "Change the columns in the definition's transform and apply it again.");
        }
    }

    private static String advice(String type) {
        if (type.equals("date") || type.equals("timestamp_ntz")) {
            return "use CAST(… AS TIMESTAMP), or numbers such as month(…) or datediff(…)";
        }
        if (type.startsWith("struct") || type.startsWith("array") || type.startsWith("map")) {
            return "select its members as columns of their own";
        }
        return "cast it to one of " + String.join(", ", new java.util.TreeSet<>(TRAINABLE));
    }
}
