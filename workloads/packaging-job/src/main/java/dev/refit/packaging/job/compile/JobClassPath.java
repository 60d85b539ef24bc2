package dev.refit.packaging.job.compile;

import dev.refit.packaging.job.model.ModelShape;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the jars of the job's class path that a library or its tests need, each by a class in it. The proof runs with these
 * jars and no others.
 */
public final class JobClassPath {
    private static final List<String> GENMODEL = List.of(
            "hex.genmodel.MojoModel",
            "water.logging.Logger",
            "au.com.bytecode.opencsv.CSVReader",
            "ai.h2o.algos.tree.INode",
            "com.google.gson.Gson",
            "org.apache.commons.lang.StringUtils",
            "org.joda.time.DateTime");
    private static final List<String> XGBOOST = List.of(
            "hex.genmodel.algos.xgboost.XGBoostMojoModel",
            "biz.k11i.xgboost.Predictor",
            "org.apache.commons.logging.LogFactory");
    private static final List<String> JUNIT = List.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.engine.JupiterTestEngine",
            "org.junit.platform.commons.support.ReflectionSupport",
            "org.junit.platform.engine.TestEngine",
            "org.junit.platform.launcher.Launcher",
            "org.junit.platform.console.ConsoleLauncher",
            "org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener",
            "org.opentest4j.AssertionFailedError",
            "org.opentest4j.reporting.tooling.spi.htmlreport.Contributor",
            "org.apiguardian.api.API",
            "org.jspecify.annotations.Nullable");

    private JobClassPath() {}

    /** Returns the jars that a library of this kind and its tests need. */
    public static List<Path> ofLibraryAndTests(ModelShape shape) {
        List<String> markers = new ArrayList<>();
        if (!shape.selfContained()) {
            markers.addAll(GENMODEL);
            markers.addAll(shape.xgboost() ? XGBOOST : List.of());
        }
        markers.addAll(JUNIT);
        return markers.stream().map(JobClassPath::jarWith).toList();
    }

    public static Path jarWith(String className) {
        try {
            Class<?> found = Class.forName(className, false, JobClassPath.class.getClassLoader());
            return Path.of(
                    found.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("The packaging workload is incomplete: it has no " + className, e);
        }
    }
}
