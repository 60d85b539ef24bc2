package dev.refit.packaging.job;

import dev.refit.events.InputVersion;
import dev.refit.events.RunContext;
import dev.refit.events.TrainedModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;

/** The library's pom: coordinates, what it needs, and where it comes from as properties. */
final class LibraryPom {
    private LibraryPom() {}

    static String of(Library library) throws IOException {
        TrainedModel trained = library.request().model();
        Model pom = new Model();
        pom.setModelVersion("4.0.0");
        pom.setModelEncoding("UTF-8");
        pom.setGroupId(library.groupId());
        pom.setArtifactId(library.artifactId());
        pom.setVersion(library.version());
        pom.setName(library.artifactId());
        pom.setDescription("Predicts " + library.shape().target() + ": a "
                + library.shape().algorithm() + " model, refitted by "
                + library.run().refit() + " for "
                + library.run().partition() + "; " + trained.metric().key() + " " + trained.holdoutValue()
                + " on the holdout.");
        pom.setProperties(properties(library));
        if (!library.shape().selfContained()) {
            PublishedDependencies.of(library.shape()).forEach(pom::addDependency);
        }
        StringWriter text = new StringWriter();
        new MavenXpp3Writer().write(text, pom);
        return text.toString();
    }

    private static Properties properties(Library library) {
        RunContext run = library.run();
        TrainedModel trained = library.request().model();
        Properties properties = new InOrderOfKeys();
        properties.setProperty("refit.run", run.run());
        properties.setProperty("refit.refit", run.refit());
        properties.setProperty("refit.partition", run.partition());
        properties.setProperty("refit.definition", run.definition().digest());
        for (InputVersion input : run.inputs()) {
            properties.setProperty(
                    "refit.input." + input.dataset(), input.partition() + "/" + input.sequence() + "/" + input.token());
        }
        properties.setProperty("refit.features", library.request().features().digest());
        properties.setProperty(
                "refit.features.schema", library.request().features().schemaDigest());
        properties.setProperty("refit.mojo", trained.mojo().sha256());
        properties.setProperty("refit.algorithm", library.shape().algorithm());
        properties.setProperty("refit.trial", Integer.toString(trained.trial()));
        properties.setProperty("refit.metric", trained.metric().key());
        properties.setProperty("refit.metric.value", Double.toString(trained.holdoutValue()));
        properties.setProperty("refit.training.rows", Long.toString(trained.trainingRows()));
        properties.setProperty("refit.holdout.rows", Long.toString(trained.holdoutRows()));
        properties.setProperty(
                "refit.examples", Integer.toString(library.examples().count()));
        return properties;
    }

    /** The writer goes over the key set; its order must not depend on hashing. */
    private static final class InOrderOfKeys extends Properties {
        private static final long serialVersionUID = 1L;

        @Override
        public Set<Object> keySet() {
            return Collections.unmodifiableSet(new TreeSet<>(super.keySet()));
        }
    }
}
