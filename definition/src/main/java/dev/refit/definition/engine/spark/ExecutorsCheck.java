package dev.refit.definition.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.ProblemList;

/** Whether there may be as many executors as there are all the time. */
record ExecutorsCheck(Document document, ProblemList problems) {
    private static final int UNSAID = 1;

    void run() {
        JsonNode spark = document.root().at("/spec/transform/spark");
        JsonNode most = spark.path("maxExecutors");
        int least = spark.path("executors").asInt(UNSAID);
        if (most.isInt() && most.intValue() < least) {
            problems.add(
                    document, SparkChoice.SPARK.to("maxExecutors"), most, "at least the " + least + " of executors");
        }
    }
}
