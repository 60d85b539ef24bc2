package dev.refit.events.definition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The types a column of a dataset can be declared as; the names in definitions are Spark SQL's. */
public enum ColumnType {
    @JsonProperty("string")
    STRING,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("int")
    INT,
    @JsonProperty("bigint")
    BIGINT,
    @JsonProperty("double")
    DOUBLE,
    @JsonProperty("date")
    DATE,
    @JsonProperty("timestamp")
    TIMESTAMP;

    /** The name in definitions, which is also Spark SQL's. */
    public String sqlName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
