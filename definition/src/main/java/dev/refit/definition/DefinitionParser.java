package dev.refit.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.data.DatasetCheck;
import dev.refit.definition.data.ExpectationCheck;
import dev.refit.definition.data.HeaderCheck;
import dev.refit.definition.data.TriggerCheck;
import dev.refit.definition.document.DefinitionText;
import dev.refit.definition.document.DefinitionText.UnreadableTextException;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.Position;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.ResourceDocument;
import dev.refit.definition.document.YamlDocument;
import dev.refit.definition.engine.h2o.H2oTrainingCheck;
import dev.refit.definition.engine.spark.ResourceSparkCheck;
import dev.refit.definition.engine.spark.SparkTransformCheck;
import dev.refit.definition.engine.spark.TransformFiles;
import dev.refit.definition.schema.ResourceSchema;
import dev.refit.definition.schema.SchemaCheck;
import dev.refit.events.definition.RefitDefinition;
import java.nio.file.Path;
import java.util.Optional;

/** Reads refit definitions. Thread-safe. */
public final class DefinitionParser {
    private static final int MAX_KIB = 256;

    /**
     * Reads a definition and the files it names, which lie beside it or in folders below.
     *
     * @throws InvalidDefinitionException with every problem of the file that can be told at once; only a text that is
     *     not YAML ends the search early
     */
    public ParsedDefinition parse(Path file) {
        ProblemList problems = new ProblemList(file.toString());
        Optional<Document> read = document(file, problems);
        if (read.isEmpty()) {
            throwIfAny(problems);
        }
        Document document = read.orElseThrow();
        new SchemaCheck(document, problems).run();
        sections(document, problems);
        TransformFiles files = new SparkTransformCheck(document, problems, file).run();
        throwIfAny(problems);
        return new ParsedDefinition(definition(document, files, problems), files, file, document);
    }

    /**
     * Reads a definition that is a custom resource: its SQL stands in it, its jar is named by URI and digest. Of its
     * metadata only the name counts.
     *
     * @param resource as the API server has it, of any form
     * @throws InvalidDefinitionException with every problem of the resource; they have paths and no places
     */
    public RefitDefinition resource(JsonNode resource) {
        Document document = ResourceDocument.of(resource);
        ProblemList problems = new ProblemList("");
        new SchemaCheck(document, problems, ResourceSchema.TREE, ResourceSchema.SCHEMA).run();
        sections(document, problems);
        new HeaderCheck(document, problems).run();
        TransformFiles files = new ResourceSparkCheck(document, problems).run();
        throwIfAny(problems);
        return definition(document, files, problems);
    }

    /** What is the same of a file and of a resource, and no schema can say. */
    private static void sections(Document document, ProblemList problems) {
        new AttemptCheck(document, problems).run();
        new DatasetCheck(document, problems).run();
        new TriggerCheck(document, problems).run();
        new ExpectationCheck(document, problems).run();
        new H2oTrainingCheck(document, problems).run();
    }

    private static Optional<Document> document(Path file, ProblemList problems) {
        try {
            return YamlDocument.read(DefinitionText.read(file, MAX_KIB), problems);
        } catch (UnreadableTextException e) {
            problems.add(Position.START, KeyPath.ROOT, e.got(), e.expected());
            return Optional.empty();
        }
    }

    private static RefitDefinition definition(Document document, TransformFiles files, ProblemList problems) {
        try {
            return new DefinitionMapper(document, files).definition();
        } catch (IllegalArgumentException e) {
            // What the types refuse and the checks above let through: still the definition's fault, not ours to hide.
            problems.add(
                    Position.START, KeyPath.ROOT, "a definition that cannot be (" + e.getMessage() + ")", "another");
            throwIfAny(problems);
            throw e;
        }
    }

    private static void throwIfAny(ProblemList problems) {
        if (!problems.found().isEmpty()) {
            throw new InvalidDefinitionException(problems.found());
        }
    }
}
