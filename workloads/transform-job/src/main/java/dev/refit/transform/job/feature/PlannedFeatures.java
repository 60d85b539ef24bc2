package dev.refit.transform.job.feature;

import dev.refit.job.JobFailedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What can be told of a feature table before it is computed: what {@link FeatureWriter} would refuse and say. */
public final class PlannedFeatures {
    private final Dataset<Row> features;

    public PlannedFeatures(Dataset<Row> features) {
        this.features = features;
    }

    /** Columns that training cannot read, or that Spark cannot tell apart, each in words with advice. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            FeatureColumns.checkNames(features.schema());
        } catch (JobFailedException e) {
            e.getMessage().lines().forEach(problems::add);
        }
        try {
            FeatureColumns.of(written());
        } catch (JobFailedException e) {
            e.getMessage().lines().forEach(problems::add);
        }
        return problems;
    }

    public List<String> warnings() {
        return Stream.of(ChangingExpressions.warning(features), Decimals.word(features.schema()))
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    /** The name and type of each column that is written, in order. */
    public Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (StructField field : written().fields()) {
            columns.put(field.name(), field.dataType().simpleString());
        }
        return columns;
    }

    private StructType written() {
        StructType schema = new StructType();
        for (StructField field : features.schema().fields()) {
            schema = Decimals.isDecimal(field) ? schema.add(field.name(), "double") : schema.add(field);
        }
        return schema;
    }
}
