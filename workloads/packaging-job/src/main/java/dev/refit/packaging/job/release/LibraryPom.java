package dev.refit.packaging.job.release;

import dev.refit.packaging.job.escape.PomText;
import dev.refit.packaging.job.library.Library;
import dev.refit.packaging.job.model.PublishedDependencies;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;

/** Writes the poms of a release: coordinates, dependencies, and the provenance of the model as properties. */
final class LibraryPom {
    private LibraryPom() {}

    static String of(Library library) throws IOException {
        Model pom = model(library, library.artifactId());
        pom.setDescription(PomText.of("Predicts " + library.shape().target() + " with a "
                + library.shape().algorithm() + " model, "
                + library.origin().provenanceText() + "."));
        if (!library.shape().selfContained()) {
            PublishedDependencies.of(library.shape()).forEach(pom::addDependency);
        }
        return text(pom);
    }

    /** Writes the pom of the Spark function, which depends on the library and on Spark. */
    static String ofSparkFunction(Library library) throws IOException {
        Model pom = model(library, library.sparkArtifactId());
        pom.setDescription(
                PomText.of("Predicts " + library.shape().target() + " in Spark with " + library.coordinates() + "."));
        Dependency model = new Dependency();
        model.setGroupId(library.groupId());
        model.setArtifactId(library.artifactId());
        model.setVersion(library.version());
        pom.addDependency(model);
        pom.addDependency(PublishedDependencies.spark());
        return text(pom);
    }

    private static Model model(Library library, String artifactId) {
        Model pom = new Model();
        pom.setModelVersion("4.0.0");
        pom.setModelEncoding("UTF-8");
        pom.setGroupId(library.groupId());
        pom.setArtifactId(artifactId);
        pom.setVersion(library.version());
        pom.setName(artifactId);
        pom.setProperties(properties(library));
        return pom;
    }

    private static String text(Model pom) throws IOException {
        StringWriter text = new StringWriter();
        new MavenXpp3Writer().write(text, pom);
        return text.toString();
    }

    private static Properties properties(Library library) {
        Properties properties = new InOrderOfKeys();
        library.origin().properties().forEach((key, value) -> properties.setProperty(key, PomText.of(value)));
        properties.setProperty("refit.mojo", library.request().artifact().file().sha256());
        properties.setProperty("refit.algorithm", library.shape().algorithm());
        properties.setProperty(
                "refit.examples", Integer.toString(library.examples().count()));
        return properties;
    }

    /** The writer iterates over the key set, whose order must not depend on hashing. */
    private static final class InOrderOfKeys extends Properties {
        private static final long serialVersionUID = 1L;

        @Override
        public Set<Object> keySet() {
            return Collections.unmodifiableSet(new TreeSet<>(super.keySet()));
        }
    }
}
