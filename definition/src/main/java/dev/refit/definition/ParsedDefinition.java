package dev.refit.definition;

import dev.refit.definition.document.Document;
import dev.refit.definition.document.Problem;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.engine.h2o.H2oColumnsCheck;
import dev.refit.definition.engine.spark.TransformFiles;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A valid definition, whose jar still lies where its author built it. */
public final class ParsedDefinition {
    private final RefitDefinition definition;
    private final TransformFiles files;
    private final Path file;
    private final Document document;

    ParsedDefinition(RefitDefinition definition, TransformFiles files, Path file, Document document) {
        this.definition = definition;
        this.files = files;
        this.file = file;
        this.document = document;
    }

    /** By value; a jar is the author's own file. */
    public RefitDefinition definition() {
        return definition;
    }

    /** The author's jar, of a transform by jar. */
    public Optional<Path> jar() {
        return files.jarFile();
    }

    /** The author's SQL, of a transform by SQL. */
    public Optional<Path> sql() {
        return files.sqlFile();
    }

    /**
     * What of the training does not fit the feature table, in the order of its place.
     *
     * @param columns the names of its columns with Spark SQL's types; an empty text where the type is not known
     */
    public List<Problem> problemsWith(Map<String, String> columns) {
        ProblemList problems = new ProblemList(file.toString());
        new H2oColumnsCheck(document, problems, columns).run();
        return problems.found();
    }

    /**
     * Puts the jar, if there is one, into the store under its digest.
     *
     * @return the definition to apply: its jar is the store's, so that it stays as it is now
     * @throws IllegalStateException when the jar is not the one that was read
     * @throws UncheckedIOException when the jar cannot be read any more
     * @throws dev.refit.store.ArtifactStoreException when it cannot be stored
     */
    public RefitDefinition storeFiles(ArtifactStore store) {
        return jar().map(from -> withJar(stored(from, store))).orElse(definition);
    }

    private StoredFile stored(Path from, ArtifactStore store) {
        StoredFile read = definition.transform().engine().codeJar().orElseThrow();
        byte[] content;
        try {
            content = Files.readAllBytes(from);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the transform's jar " + from, e);
        }
        if (!Digests.sha256(content).equals(read.sha256())) {
            throw new IllegalStateException("the transform's jar has changed while it was read, try again: " + from);
        }
        String path = StoreLayout.definitionJar(definition.name(), read.sha256());
        store.putIfAbsent(path, content);
        return new StoredFile(store.uri(path), read.size(), read.sha256());
    }

    private RefitDefinition withJar(StoredFile stored) {
        return definition.withTransform(definition.transform().withCodeJar(stored));
    }
}
