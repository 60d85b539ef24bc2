package dev.refit.packaging.job.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Dependency;

/** The dependencies of published artifacts: what the algorithm of a library needs to score, and what a Spark function needs. */
public final class PublishedDependencies {
    private static final String SPARK = "spark-sql_2.13";

    private PublishedDependencies() {}

    public static List<Dependency> of(ModelShape shape) {
        List<String> artifacts = new ArrayList<>(List.of("h2o-genmodel", "h2o-logger"));
        if (shape.xgboost()) {
            artifacts.add("h2o-genmodel-ext-xgboost");
        }
        Properties versions = versions();
        return artifacts.stream()
                .map(a -> dependency("ai.h2o", a, versions.getProperty(a)))
                .toList();
    }

    /** Returns the dependency on Spark, which provides it where the function runs. */
    public static Dependency spark() {
        Dependency spark = dependency("org.apache.spark", SPARK, versions().getProperty(SPARK));
        spark.setScope("provided");
        return spark;
    }

    /** Returns the version of the h2o-genmodel that reads models in this workload. */
    static String genmodelVersion() {
        return versions().getProperty("h2o-genmodel");
    }

    private static Dependency dependency(String groupId, String artifactId, String version) {
        Dependency dependency = new Dependency();
        dependency.setGroupId(groupId);
        dependency.setArtifactId(artifactId);
        dependency.setVersion(version);
        return dependency;
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = PublishedDependencies.class.getResourceAsStream("libraries.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }
}
