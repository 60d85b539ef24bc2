package dev.refit.packaging.job.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Dependency;

/** What a published library needs to score, no more than its algorithm asks for, and its function of Spark's to run. */
public final class PublishedDependencies {
    private static final String SPARK = "spark-sql_2.13";

    private PublishedDependencies() {}

    static List<Dependency> of(ModelShape shape) {
        List<String> artifacts = new ArrayList<>(List.of("h2o-genmodel", "h2o-logger"));
        if (shape.xgboost()) {
            artifacts.add("h2o-genmodel-ext-xgboost");
        }
        Properties versions = versions();
        return artifacts.stream()
                .map(a -> dependency("ai.h2o", a, versions.getProperty(a)))
                .toList();
    }

    /** What a function of Spark's runs in. */
    static Dependency spark() {
        Dependency spark = dependency("org.apache.spark", SPARK, versions().getProperty(SPARK));
        spark.setScope("provided");
        return spark;
    }

    /** Of the h2o-genmodel that reads models here. */
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
