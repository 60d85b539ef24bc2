package dev.refit.packaging.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Dependency;

/** What a published library needs to score: no more than its algorithm asks for. */
final class PublishedDependencies {
    private PublishedDependencies() {}

    static List<Dependency> of(ModelShape shape) {
        List<String> artifacts = new ArrayList<>(List.of("h2o-genmodel", "h2o-logger"));
        if (shape.xgboost()) {
            artifacts.add("h2o-genmodel-ext-xgboost");
        }
        Properties versions = versions();
        return artifacts.stream().map(a -> h2o(a, versions.getProperty(a))).toList();
    }

    /** Of the h2o-genmodel that reads models here. */
    static String genmodelVersion() {
        return versions().getProperty("h2o-genmodel");
    }

    private static Dependency h2o(String artifactId, String version) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("ai.h2o");
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
