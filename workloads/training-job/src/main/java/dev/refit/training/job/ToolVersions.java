package dev.refit.training.job;

import java.util.Map;
import water.H2O;

/** What trains, by version. */
final class ToolVersions {
    private ToolVersions() {}

    static Map<String, String> known() {
        return Map.of("h2o", H2O.ABV.projectVersion(), "java", System.getProperty("java.version"));
    }
}
