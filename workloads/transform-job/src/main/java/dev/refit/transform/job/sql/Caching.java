package dev.refit.transform.job.sql;

import org.apache.spark.sql.catalyst.plans.logical.CacheTable;
import org.apache.spark.sql.catalyst.plans.logical.CacheTableAsSelect;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Statements that keep a table in memory, which Spark computes at once unless they say LAZY. */
final class Caching {
    private Caching() {}

    /** The same statement with LAZY; any other statement as it is. */
    static LogicalPlan later(LogicalPlan plan) {
        if (plan instanceof CacheTableAsSelect cache) {
            return new CacheTableAsSelect(
                    cache.tempViewName(),
                    cache.plan(),
                    cache.originalText(),
                    true,
                    cache.options(),
                    cache.isAnalyzed(),
                    cache.referredTempFunctions());
        }
        return plan instanceof CacheTable cache
                ? new CacheTable(cache.table(), cache.multipartIdentifier(), true, cache.options(), cache.isAnalyzed())
                : plan;
    }
}
