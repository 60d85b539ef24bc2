package dev.refit.events.workload;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.DatasetSpec;
import java.util.List;

/**
 * Asks what can be told of a transform's SQL without data.
 *
 * @param datasets those of the definition, with the columns that it declares
 * @param sql the text of the SQL file
 * @param partition a name that a partition can have; null when it can have any
 */
public record SqlCheckRequest(List<DatasetSpec> datasets, String sql, String partition) {
    public SqlCheckRequest {
        datasets = Checks.notEmpty("datasets", datasets);
        Checks.text("sql", sql);
    }
}
